/** Words to read aloud to each other (English ones in every language): numbered, because one says "the fourth is …". */
export function CompareWords({ words, label }: { words: string; label: string }) {
  return (
    <ol className="compare-words" aria-label={label}>
      {words.split(' ').map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of the words is what is compared
        <li key={index} lang="en">
          {word}
        </li>
      ))}
    </ol>
  )
}
