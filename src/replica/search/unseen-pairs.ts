import { type NamePair, readPairs, readSpellings } from './pairs.ts'

/**
 * A second, smaller set, written after the folding rules were settled on the first: it tells how well they carry over to
 * other names. At its first run search found 94 % (precision 90 % of all hits, 99 % of claims), similarity 88 % (99 %); two
 * misreadings of Arabic seen there were then corrected (سهام, حياة). Invented combinations, no real persons.
 */
const sameNames: Readonly<Record<string, string>> = {
  Ukrainian: `
    Григорій Яценко = Hryhorii Yatsenko, Grigoriy Yatsenko
    Зінаїда Гнатюк = Zinaida Hnatiuk, Zinayida Gnatyuk
    Христина Цимбал = Khrystyna Tsymbal, Christina Tsimbal
    В'ячеслав Лещенко = Viacheslav Leshchenko, Vyacheslav Leschenko`,
  Russian: `
    Анжелика Щукина = Anzhelika Shchukina, Angelika Schukina
    Елизавета Чернова = Elizaveta Chernova, Yelizaveta Tchernova
    Юрий Хохлов = Yuri Khokhlov, Jurij Chochlow`,
  Balkan: `
    Жељко Ћирић = Željko Ćirić, Zeljko Ciric
    Снежана Ђурић = Snežana Đurić, Snezana Djuric
    Стоянка Бъчварова = Stoyanka Bachvarova
    Fatbardha Gjoka = Fatbarda Gjoka
    Elvis Haxhiu = Elvis Hadžiu
    Țîrdea Nicușor = Tirdea Nicusor`,
  Arabic: `
    طارق = Tariq, Tarek, Tareq
    هدى = Huda, Houda
    رانيا قاسم = Rania Kassem, Raniya Qasim
    عبد الله ناصر = Abdullah Nasser, Abdallah Nasir
    وليد = Walid, Waleed
    حياة = Hayat
    صلاح الدين = Salah Eddine, Salahuddin
    ليلى شريف = Leila Cherif, Layla Sharif
    غادة = Ghada, Rada`,
  Persian: `
    شیرین مرادی = Shirin Moradi, Chirine Moradi
    بهنام = Behnam
    گلناز = Golnaz`,
  Urdu: `
    عمران چوہدری = Imran Chaudhry, Imran Choudhary
    صائمہ = Saima, Saimah`,
  Hebrew: `
    דוד = David, Dawid
    מרים = Miriam, Miryam
    יעקב = Yaakov, Jakov`,
  Caucasus: `
    Հայկ Գրիգորյան = Hayk Grigoryan, Haik Grigorian
    ლევან ჭავჭავაძე = Levan Chavchavadze
    შოთა = Shota`,
  Greek: `
    Χρήστος Ιωάννου = Christos Ioannou, Hristos Ioannou
    Αγγελική = Angeliki, Aggeliki
    Ευτυχία = Eftychia, Eftihia`,
  African: `
    መሰረት = Meseret
    ታደሰ = Tadesse, Tadese
    Folákẹ́ Ajàyí = Folake Ajayi
    Ouéda Coulibaly = Oueda Koulibaly
    Chiamaka Nwachukwu = Chiamaka Nwachuku`,
  Asian: `
    मनीषा थापा = Manisha Thapa, Maneesha Thapa
    विकास = Vikas, Bikas
    শাহানা পারভীন = Shahana Parvin, Shahana Parveen
    ประเสริฐ = Prasert
    นภา = Napha, Napa
    Võ Thị Thu Thủy = Vo Thi Thu Thuy
    최유진 = Choi Yujin, Choi Yoojin
    ਮਨਪ੍ਰੀਤ = Manpreet`,
  European: `
    Zbigniew Gąsior = Zbigniew Gasior
    Jiří Kříž = Jiri Kriz
    Wilhelmine Strauß = Wilhelmine Strauss
    Solène Béranger = Solene Beranger
    Íñigo Etxeberria = Inigo Echeberria
    Assunção Brandão = Assuncao Brandao
    Gökçe Dağ = Gokce Dag`,
  Typos: `
    Viorica Guzun = Viorika Guzun, Viroica Guzun
    Rosalinda Cabrera = Rosalnida Cabrera, Rosalinda Carbera
    Stanislav Petkov = Stanislaw Petkov, Stanslav Petkov
    Folasade Balogun = Folashade Balogun, Folasade Balgun
    Marisol Quintero = Marisoll Quintero, Marizol Quintero`,
}

const differentNames: Readonly<Record<string, string>> = {
  Mixed: `
    Tariq/Tahir, طارق/Tahir, Walid/Khalid, وليد/Khaled, Huda/Hadi, Ghada/Nada, Rania/Iran, Salah/Saleh, صلاح/Salih, Bilal/Hilal
    Saima/Samia, Shirin/Sharon, Behnam/Bahram, David/Davor, Miriam/Marina, Levan/Leon, Shota/Sota Abe, Christos/Crista, Meseret/Messi
    Григорій/Георгій, Зінаїда/Зоряна, Христина/Христо, Елизавета/Елисей, Юрий/Юлия, Жељко/Željka Maric, Snezana/Zana, Nicusor/Nicu
    Manisha/Monika, Vikas/Vishal, विकास/Vishal, Shahana/Shabana, Prasert/Praphat, Choi Yujin/Choi Yuna, Thu Thuy/Thu Trang, Napa/Nipa
    Olga Bondar/Oleg Bondar, Irina Rusu/Marina Rusu, Viktor Popov/Viktoria Popova, Sofia Lupu/Sonia Lungu, Bilal Haddad/Jalal Haddad, Rosa Cabrera/Rosalia Carrera
    Ngozi Balogun/Nkem Balogun, Fatou Diop/Fanta Diop, Awa Traore/Hawa Toure, Hawa Yusuf/Hodan Yusuf, Tsering Lama/Dawa Lama, Asha Rai/Usha Roy, Mai Tran/Mi Tran, Levan Beridze/Leila Beridze
    Stanislav Petkov/Stanimir Petrov, Marisol Quintero/Marina Quintana, Jana Novak/Hana Novak, Petra Kral/Petr Kralik, Elira Gjoka/Elona Gjoni, Zeljko Ciric/Zoran Coric, Fatma Demir/Fadime Demirci, Murat Dag/Mert Daglar`,
}

export const unseenTruePairs: ReadonlyArray<NamePair> = readSpellings(sameNames)
export const unseenFalsePairs: ReadonlyArray<NamePair> = readPairs(differentNames)
