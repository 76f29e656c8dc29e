/** Mots du récit d’un dossier, français. */
export default {
  story: {
    begun: 'Ouverture du dossier',
    search: 'Chercher dans le récit',
    find: 'Chercher dans ce qui est écrit ici',
    filters: 'Type, personne, partie, dates',
    kind: 'Quoi',
    anyKind: 'tout',
    person: 'Écrit par',
    anyone: 'tout le monde',
    part: 'Partie du dossier',
    anyPart: 'toutes les parties',
    from: 'Du',
    to: 'Au',
    found_one: '{{count, number}} entrée sur {{all, number}}',
    found_other: '{{count, number}} entrées sur {{all, number}}',
    all_one: '{{count, number}} entrée, la plus récente d’abord',
    all_other: '{{count, number}} entrées, les plus récentes d’abord',
    none: 'Rien de tel ici. Retirez une condition ou cherchez un mot plus court.',
    clear: 'Tout afficher',
  },
}
