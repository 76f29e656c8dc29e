import type { SearchDocument } from './document.ts'

const list = (words: string): ReadonlyArray<string> => words.split(' ')

/** Common given names and the parts invented surnames are put together from, for one of the scripts cases come in. */
type Culture = {
  readonly given: ReadonlyArray<string>
  readonly stems: ReadonlyArray<string>
  readonly endings: ReadonlyArray<string>
}

const cultures: ReadonlyArray<Culture> = [
  {
    given: list(
      'Alina Bianca Corina Doina Florin Gabriela Horia Irina Larisa Marius Nicoleta Ovidiu Petru Radu Silviu Teodora Vasile Violeta Sorin Rodica',
    ),
    stems: list(
      'Băl Cojo Dobr Florc Groz Iord Lăz Mold Negr Olt Pâsl Rădul Stoic Tudor Ungur Vlăd Zamf Bogd Cern Drag',
    ),
    endings: list('escu eanu aru an oiu uță icu ache'),
  },
  {
    given: list(
      'Анна Богдан Валентина Галина Данило Жанна Зоя Ігор Кирило Лариса Максим Ніна Остап Павло Роман Софія Тарас Уляна Яна Артем',
    ),
    stems: list(
      'Бондар Гончар Дорош Жайвор Заруб Іванч Калин Лящ Марч Нечи Остап Пархом Руденч Сидор Тимош Федор Холод Чумач Щерб Яким',
    ),
    endings: list('енко чук ук ів ський ко ович ик'),
  },
  {
    given: list(
      'Amal Bilal Chafik Dalia Ghassan Hiba Ihsane Jalal Kenza Lamia Maher Nawal Othman Qais Rania Sofiane Tarek Wafa Yahya Ziad',
    ),
    stems: list('Abou Belk Chera Daou Fadl Gharb Hamd Idris Jab Kass Lahl Mekk Nass Ouar Qas Rahm Sak Tahl Wahb Zer'),
    endings: list('ani aoui ari oun imi ouri ad ami'),
  },
  {
    given: list(
      'أمل بلال داليا غسان هبة جلال كنزة لمياء ماهر نوال عثمان رانيا طارق وفاء يحيى زياد سلوى عادل باسم هناء',
    ),
    stems: list(
      'العبد الشر المغر الحل النج الصب القد الطر البغد الحمو الرف السل الكر الجز الخط الدم الزه الفر اليم الهل',
    ),
    endings: list('ي اني اوي ون ان ار يم'),
  },
  {
    given: list(
      'Abena Bola Chuka Dayo Ebele Funke Gozie Halima Ife Jumoke Kwame Lola Musa Nneka Ope Rume Simi Tobi Uju Yemi',
    ),
    stems: list('Ade Aki Bam Chu Daro Eke Fola Ige Koro Lawa Mba Nwa Oba Oke Ola Osa Sala Tini Ugo Uzo'),
    endings: list('yemi bola dele funmi kwe nna nkwo wole gie ruwa'),
  },
  {
    given: list(
      'Anita Bimala Chandra Durga Gopal Hari Indra Jyoti Kamala Laxman Maya Nirmala Om Puja Ram Sabina Tara Usha Vimal Yash',
    ),
    stems: list('Adhik Bhatt Chaud Dham Ghim Gur Karm Lam Mah Nep Poud Raj Shres Tham Thap Upr Verm Yad Basn Khad'),
    endings: list('ari arai ung ar al tha a ati et ha'),
  },
  {
    given: list(
      'Alba Benito Celia Damián Elvira Fausto Gloria Hugo Inés Jacinta Leandro Mónica Noelia Óscar Pilar Raúl Sergio Trini Úrsula Wilmer',
    ),
    stems: list('Alva Barr Cald Dom Esc Ferr Guti Herr Jim Landa Mend Nav Ortu Pach Quir Rib Saave Tru Vald Zamor'),
    endings: list('rez era ano ingo obar eiro ález ón ueta ano'),
  },
  {
    given: list('An Bình Châu Dung Giang Hạnh Khánh Loan Nhung Oanh Phúc Quỳnh Sơn Thảo Uyên Vân Xuân Yến Tâm Hiếu'),
    stems: list('Bùi Cao Đinh Đoàn Dương Hồ Huỳnh Lâm Lương Lý Mạc Ngô Phan Quách Tạ Thái Tô Trương Võ Vũ'),
    endings: list(' Thị  Văn  Ngọc  Minh  Thanh  Kim  Gia  Đức').map(word => (word === '' ? '' : ` ${word}`)),
  },
  {
    given: list(
      'Adriana Blaž Dalibor Edita Franjo Gordana Hrvoje Iva Jasna Krešimir Lidija Nataša Oliver Predrag Ratko Slavica Tihomir Vesna Željko Žarko',
    ),
    stems: list('Bab Čav Đur Fran Gruj Horv Jank Kneže Luč Mar Nov Obrad Pere Rad Stanko Šim Tom Vuk Zec Živ'),
    endings: list('ić ović ević ac anović inić ak'),
  },
  {
    given: list('ანა ბექა დალი ელენე ვახტანგ ზურა ირაკლი ლიანა მანანა ოთარ რუსუდან სალომე'),
    stems: list('აბა ბარ გელა დოლი ვარ ზარ კვა ლომ მამ ჩიქო ჯავა ხარ'),
    endings: list('შვილი ძე ია უა ავა იძე'),
  },
]

/** A repeatable source of numbers from 0 up to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const places = list(
  'Chișinău Sarajevo Київ Lagos Kathmandu Beirut بيروت Bogotá Sofia Tirana Hanoi Addis Geneva Marseille Milano',
)
const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `count` invented people with names, and for some an alias, phone, place and short note; the same for one seed. */
export function inventPeople(count: number, seed: number): ReadonlyArray<SearchDocument> {
  const random = seededRandom(seed)
  const one = (items: ArrayLike<string>): string => items[Math.floor(random() * items.length)] ?? ''
  const surname = ({ stems, endings }: Culture): string => {
    const ending = one(endings)
    const second = random() < 0.6 && !ending.startsWith(' ') ? one(stems).toLowerCase().replace('ال', '') : ''
    return one(stems) + second + ending
  }
  const person = (at: number): SearchDocument => {
    const culture = cultures[Math.floor(random() * cultures.length)] ?? { given: [], stems: [], endings: [] }
    const fields: Array<SearchDocument['fields'][number]> = [
      { kind: 'name', text: `${one(culture.given)} ${surname(culture)}` },
      { kind: 'code', text: `H-${one(codeLetters)}${one(codeLetters)}${one(codeLetters)}${one(codeLetters)}` },
    ]
    if (random() < 0.3) fields.push({ kind: 'alias', text: one(culture.given) })
    if (random() < 0.7)
      fields.push({
        kind: 'phone',
        text: `+999 ${100 + Math.floor(random() * 900)} ${100000 + Math.floor(random() * 900000)}`,
      })
    if (random() < 0.6) fields.push({ kind: 'place', text: one(places) })
    return { id: `person-${at}`, fields }
  }
  return Array.from({ length: count }, (_, at) => person(at))
}
