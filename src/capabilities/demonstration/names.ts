/** Invented names by origin: as written in Latin letters, then in the script of the country, then as others write it. */
import type { Chance } from './random.ts'

/** One name in several spellings. */
export interface Name {
  readonly latin: string
  readonly native?: string
  readonly variant?: string
}
/** Where someone comes from: the names there, and the languages spoken (ISO 639). */
export interface Origin {
  readonly country: string
  readonly language: string
  readonly second: string
  readonly women: readonly Name[]
  readonly men: readonly Name[]
  readonly families: readonly Name[]
}

/** `Latin/native/variant` each; a family name `Latin:Latin for a man/…` where the language bends it. */
const names = (text: string): Name[] =>
  text.split(/,\s*/).map(entry => {
    const [latin = '', native, variant] = entry.split('/')
    return { latin, ...(native ? { native } : {}), ...(variant ? { variant } : {}) }
  })

const origin = (
  country: string,
  language: string,
  second: string,
  women: string,
  men: string,
  families: string,
): Origin => ({
  country,
  language,
  second,
  women: names(women),
  men: names(men),
  families: names(families),
})

const ARABIC_FAMILIES =
  'Benali/بن علي/Ben Ali, Haddad/حداد, Mansouri/منصوري/Mansoury, Khalil/خليل, Zahra/زهرة/Zohra, Saidi/سعيدي/Saïdi, Najjar/نجار/Nadjar, Hamdan/حمدان, Rahmani/رحماني, Toumi/تومي, Bakri/بكري'

/** The countries of the demonstration: Latin, Cyrillic, Arabic and Bengali scripts. */
export const ORIGINS = {
  ukraine: origin(
    'UA',
    'uk',
    'ru',
    'Oksana/Оксана/Oxana, Iryna/Ірина/Irina, Nataliia/Наталія/Natalia, Yuliia/Юлія/Julia, Svitlana/Світлана/Svetlana, Halyna/Галина/Galina, Daryna/Дарина, Zoriana/Зоряна/Zoryana, Liudmyla/Людмила/Lyudmila, Kateryna/Катерина/Ekaterina, Olha/Ольга/Olga, Myroslava/Мирослава, Anastasiia/Анастасія/Anastasia, Tetiana/Тетяна/Tatiana',
    'Serhii/Сергій/Sergey, Andrii/Андрій/Andrei, Mykola/Микола/Nikolai, Yurii/Юрій/Yuri',
    'Shevchuk/Шевчук/Chevtchouk, Bondarenko/Бондаренко, Tkachuk/Ткачук, Kravets/Кравець, Melnyk/Мельник/Melnik, Lysenko/Лисенко, Polishchuk/Поліщук, Savchuk/Савчук, Hrytsenko/Гриценко/Gritsenko, Marchuk/Марчук, Doroshenko/Дорошенко, Yurchenko/Юрченко',
  ),
  bulgaria: origin(
    'BG',
    'bg',
    'en',
    'Desislava/Десислава, Ralitsa/Ралица/Ralica, Tsvetelina/Цветелина/Cvetelina, Gergana/Гергана, Yordanka/Йорданка/Jordanka, Zhivka/Живка/Jivka, Stanka/Станка, Petya/Петя/Petia, Boryana/Боряна/Borjana, Iliyana/Илияна/Iliana',
    'Hristo/Христо/Christo, Dimitar/Димитър, Plamen/Пламен, Zhivko/Живко/Jivko',
    'Stoeva/Стоева, Angelova/Ангелова, Marinova/Маринова, Kostova/Костова, Yaneva/Янева/Janeva, Todorova/Тодорова, Hristova/Христова, Pavlova/Павлова, Koleva/Колева',
  ),
  romania: origin(
    'RO',
    'ro',
    'fr',
    'Roxana, Ionela, Mădălina//Madalina, Florentina, Cătălina//Catalina, Lăcrămioara//Lacramioara, Georgiana, Ștefania//Stefania, Anca, Loredana, Simona, Alexandra, Bianca, Denisa, Mirela, Oana',
    'Vasile, Costel, Ionuț//Ionut, Gheorghe, Marius, Dănuț//Danut',
    'Ilie, Munteanu//Muntean, Ciubotaru, Rusu, Ungureanu, Lupu, Apostol, Vieru, Grigoraș//Grigoras, Bălan//Balan, Chirilă//Chirila, Dumitrache, Pântea//Pantea, Sava',
  ),
  moldova: origin(
    'MD',
    'ro',
    'ru',
    'Liliana/Лилиана, Elena/Елена/Yelena, Natalia/Наталья, Doina/Дойна, Veronica/Вероника, Tatiana/Татьяна/Tatyana, Ludmila/Людмила/Lyudmila, Aliona/Алёна/Alyona, Corina/Корина, Svetlana/Светлана/Svitlana, Angela/Анжела/Anjela, Diana/Диана, Galina/Галина/Halyna',
    'Ion/Ион, Vadim/Вадим, Serghei/Сергей/Sergey, Victor/Виктор',
    'Ceban/Чебан/Cheban, Rotaru/Ротару, Popa/Попа, Cojocaru/Кожокару, Morari/Морарь/Morar, Gorea/Горя, Balan/Балан, Țurcanu/Цуркану/Turcan, Munteanu/Мунтяну, Guțu/Гуцу/Gutsu',
  ),
  morocco: origin(
    'MA',
    'ar',
    'fr',
    'Khadija/خديجة/Khadidja, Samira/سميرة, Nadia/نادية, Zineb/زينب/Zaynab, Hanane/حنان/Hanan, Loubna/لبنى/Lubna, Ikram/إكرام, Siham/سهام',
    'Mohamed/محمد/Muhammad, Youssef/يوسف/Yusuf, Hamza/حمزة, Abdelkader/عبد القادر/Abd al-Qadir, Rachid/رشيد/Rashid, Brahim/إبراهيم/Ibrahim',
    ARABIC_FAMILIES,
  ),
  tunisia: origin(
    'TN',
    'ar',
    'fr',
    'Amira/أميرة, Mariem/مريم/Maryam, Ines/إيناس/Inès, Sonia/سنية, Rania/رانيا, Wafa/وفاء/Wafaa',
    'Ahmed/أحمد/Ahmad, Bilel/بلال/Bilal, Aymen/أيمن/Ayman, Mehdi/مهدي/Mahdi',
    ARABIC_FAMILIES,
  ),
  syria: origin(
    'SY',
    'ar',
    'en',
    'Rima/ريما, Hala/هالة, Nour/نور/Nur, Yasmin/ياسمين/Yasmine, Lamia/لمياء/Lamiya, Salma/سلمى',
    'Omar/عمر/Umar, Khaled/خالد/Khalid, Mustafa/مصطفى/Moustapha, Hussein/حسين/Husayn',
    ARABIC_FAMILIES,
  ),
  nigeria: origin(
    'NG',
    'en',
    'bin',
    'Blessing, Osarugue, Favour, Joy, Precious, Faith//Fayth, Efe, Osas, Gift, Esosa, Itohan, Patience',
    'Godwin, Osaze, Collins, Emeka',
    'Osagie, Igbinedion, Ehigie, Aghedo, Omoruyi, Idehen, Uwaifo, Ogbeide, Eweka, Iyare',
  ),
  ivoryCoast: origin(
    'CI',
    'fr',
    'dyu',
    'Aminata//Aminatou, Mariam//Mariame, Adjoua, Affoué//Affoue, Salimata, Rokia//Rokiya, Amenan, Fanta',
    'Moussa//Musa, Kouadio, Ibrahima, Lassina, Adama, Yao',
    'Koné//Kone, Kouassi, Traoré//Traore, Bamba, Ouattara//Watara, Coulibaly, Konan, Diarra, Touré//Toure',
  ),
  albania: origin(
    'AL',
    'sq',
    'it',
    'Valbona, Arta, Mirjeta, Elira, Shpresa, Blerina, Drita, Anxhela//Anjela',
    'Arben, Ilir, Besnik',
    'Hoxha//Hodja, Gjoka, Leka, Marku, Prifti, Shehu, Dervishi, Kola',
  ),
  bosnia: origin(
    'BA',
    'bs',
    'de',
    'Selma, Lejla//Leila, Azra, Merima, Jelena/Јелена/Yelena, Dragana/Драгана',
    'Nermin, Goran/Горан, Adnan',
    'Begić//Begic, Kovačević/Ковачевић/Kovacevic, Delić//Delic, Marić/Марић/Maric, Halilović//Halilovic, Tomić/Томић/Tomic',
  ),
  vietnam: origin(
    'VN',
    'vi',
    'en',
    'Thuỳ//Thuy, Ngọc Lan//Ngoc Lan, Hạnh//Hanh, Mai, Thị Hoa//Thi Hoa, Yến//Yen',
    'Tuấn//Tuan, Văn Minh//Van Minh, Dũng//Dung, Hải//Hai',
    'Nguyễn//Nguyen, Trần//Tran, Phạm//Pham, Hoàng//Hoang, Đặng//Dang, Bùi//Bui',
  ),
  bangladesh: origin(
    'BD',
    'bn',
    'en',
    'Nasrin/নাসরিন, Shirin/শিরিন, Rokeya/রোকেয়া/Rokea',
    'Rafiqul/রফিকুল/Rafiq, Jahangir/জাহাঙ্গীর, Shahin/শাহীন/Shaheen, Monir/মনির/Munir, Abul Kashem/আবুল কাশেম/Abul Kasem',
    'Hossain/হোসেন/Hussain, Miah/মিয়া/Mia, Sarkar/সরকার, Mollah/মোল্লা/Molla, Talukdar/তালুকদার',
  ),
  colombia: origin(
    'CO',
    'es',
    'en',
    'Yuliana//Juliana, Leidy//Leydi, Marcela, Ximena//Jimena, Paola, Angie, Katherine//Caterin, Yesenia//Jessenia, Luz Marina, Daniela',
    'Wilmer//Vilmer, Andrés//Andres, Jhon Fredy//John Fredy',
    'Quintero, Restrepo, Ospina, Cárdenas//Cardenas, Giraldo, Buitrago, Zapata, Hinestroza, Murillo, Palacios',
  ),
  venezuela: origin(
    'VE',
    'es',
    'pt',
    'Yorgelis//Jorgelis, Mariángel//Mariangel, Génesis//Genesis, Yaritza, Dayana//Daiana, Oriana, Rosmary',
    'José Gregorio//Jose Gregorio, Yeferson//Jefferson, Luis Alberto',
    'Rondón//Rondon, Urdaneta, Márquez//Marquez, Villalobos, Graterol, Briceño//Briceno, Colmenares',
  ),
  peru: origin(
    'PE',
    'es',
    'qu',
    'Nélida//Nelida, Rosaura, Milagros, Flor de María//Flor de Maria, Yovana//Giovana, Edith',
    'Wilber//Wilver, Percy, Eusebio',
    'Quispe//Kispe, Mamani, Huamán//Huaman, Ccori//Kori, Rojas, Chávez//Chavez, Condori',
  ),
} as const satisfies Record<string, Origin>
/** One of {@link ORIGINS}. */
export type OriginName = keyof typeof ORIGINS

/** A person's name: how the worker typed it, how it is written at home, and what else she is called. */
export interface Called {
  readonly firstName: string
  readonly secondName?: string
  readonly otherScripts: string[]
  readonly aliases: string[]
}

/** `native` cases were typed by someone who writes her script: then the Latin form stands beside it. */
export function callOne(chance: Chance, from: Origin, man: boolean): Called {
  const first = chance.pick(man ? from.men : from.women)
  const family = chance.percent(88) ? familyOf(chance.pick(from.families), from, man) : undefined
  const latin = [first.latin, family?.latin].filter(part => part !== undefined).join(' ')
  const native =
    first.native === undefined ? undefined : [first.native, family?.native].filter(part => part !== undefined).join(' ')
  const typedNative = native !== undefined && chance.percent(22)
  const aliases = first.variant !== undefined && chance.percent(45) ? [first.variant] : []
  if (typedNative && native !== undefined) {
    const second = family?.native ?? family?.latin
    return {
      firstName: first.native ?? first.latin,
      ...(second ? { secondName: second } : {}),
      otherScripts: [latin],
      aliases,
    }
  }
  const second = family?.latin
  const written = native !== undefined && chance.percent(60) ? [native] : []
  return { firstName: first.latin, ...(second ? { secondName: second } : {}), otherScripts: written, aliases }
}

/** Bulgarian family names bend: Stoeva is the name of a woman, Stoev of a man. */
function familyOf(name: Name, from: Origin, man: boolean): Name {
  if (!man || from.country !== 'BG') return name
  const bent = (text: string) => text.replace(/[aа]$/, '')
  return { latin: bent(name.latin), ...(name.native === undefined ? {} : { native: bent(name.native) }) }
}
