/**
 * Test set for name matching. Invented combinations of common given names and surnames, no real persons.
 * Each line of `sameNames` is one name: the first spelling and others people use for it. Each pair of `differentNames`
 * looks alike and is two different names.
 */

/** A pair of spellings, with the language of origin of the name. */
export type NamePair = { readonly origin: string; readonly a: string; readonly b: string }

const sameNames: Readonly<Record<string, string>> = {
  Ukrainian: `
    Оксана = Oksana, Oxana, Oksanna
    Олександр = Oleksandr, Aleksandr, Oleksander
    Юлія = Yuliya, Yulia, Iuliia, Julia
    Олена Коваленко = Olena Kovalenko, Kovalenko Olena, Olena Kovalenco
    Сергій Мельник = Serhii Melnyk, Sergiy Melnik, Serhiy Melnyk
    Мар'яна Шевчук = Mariana Shevchuk, Maryana Shevchuk, Mar’yana Shevchuk
    Євген Бондаренко = Yevhen Bondarenko, Evgen Bondarenko, Yevgen Bondarenko
    Ганна Ткаченко = Hanna Tkachenko, Ganna Tkachenko
    Наталія Гриценко = Nataliia Hrytsenko, Natalia Gritsenko, Nataliya Hrytsenko
    Людмила Щербак = Liudmyla Shcherbak, Lyudmila Shcherbak, Ljudmila Scherbak
    Вікторія Кравець = Viktoriia Kravets, Victoria Kravets, Viktoria Kravetz
    Тетяна Лисенко = Tetiana Lysenko, Tetyana Lysenko
    Андрій Шевченко = Andriy Shevchenko, Andrii Shevchenko, Andrij Schewtschenko`,
  Russian: `
    Екатерина = Ekaterina, Yekaterina, Jekaterina
    Дмитрий Соколов = Dmitry Sokolov, Dmitri Sokolov, Dmitriy Sokoloff
    Ксения Волкова = Ksenia Volkova, Xenia Volkova, Kseniya Wolkowa
    Алексей Морозов = Alexey Morozov, Aleksei Morozov, Alexej Morosow
    Евгения Зайцева = Evgenia Zaitseva, Yevgeniya Zaytseva
    Сергей Кузнецов = Sergey Kuznetsov, Sergei Kuznetzov, Sergej Kuznecov
    Татьяна Орлова = Tatiana Orlova, Tatyana Orlova, Tatjana Orlowa
    Фёдор Лебедев = Fedor Lebedev, Fyodor Lebedev
    Светлана Козлова = Svetlana Kozlova, Swetlana Koslowa
    Надежда Жукова = Nadezhda Zhukova, Nadejda Jukova
    Михаил Юрьев = Mikhail Yuriev, Michail Jurjew, Mihail Yurev`,
  Bulgarian: `
    Цветелина Кръстева = Tsvetelina Krasteva, Cvetelina Krusteva
    Росица Желязкова = Rositsa Zhelyazkova, Rositza Jeliazkova
    Йоана Христова = Yoana Hristova, Ioana Khristova, Joana Hristova
    Георги Димитров = Georgi Dimitrov, Gueorgui Dimitrov
    Десислава Ангелова = Desislava Angelova, Dessislava Anguelova`,
  Serbian: `
    Ђорђе = Đorđe, Djordje
    Јелена Јовановић = Jelena Jovanović, Jelena Jovanovic, Yelena Yovanovich
    Љубица Петровић = Ljubica Petrović, Ljubica Petrovic
    Његош Шарић = Njegoš Šarić, Njegos Saric
    Душан Живковић = Dušan Živković, Dusan Zivkovic, Dushan Zhivkovich
    Драгана Чолић = Dragana Čolić, Dragana Colic
    Маја Ђукић = Maja Đukić, Maja Djukic, Maya Dukic`,
  Romanian: `
    Ștefania Țurcanu = Stefania Turcanu, Ştefania Ţurcanu, Stefania Tsurcanu
    Ionuț Mărginean = Ionut Marginean, Ionuţ Marginean
    Ruxandra Bălan = Ruxandra Balan
    Gheorghe Ciobanu = Gheorge Ciobanu
    Cătălina Pîrvu = Catalina Pirvu, Cătălina Pârvu
    Oxana Munteanu = Oksana Munteanu, Оксана Мунтяну
    Mihaela Rusu = Mihaiela Rusu, Михаэла Русу`,
  Albanian: `
    Gjergj Hoxha = Gjergji Hoxha
    Xhevahire Krasniqi = Xhevahira Krasniqi
    Besnik Çela = Besnik Cela
    Arbën Shehu = Arben Shehu
    Dhurata Këlliçi = Dhurata Kellici
    Fatmire Gashi = Fatmira Gashi`,
  Polish: `
    Łukasz Wójcik = Lukasz Wojcik
    Małgorzata Żak = Malgorzata Zak
    Agnieszka Śliwa = Agnieszka Sliwa
    Katarzyna Dąbrowska = Katarzyna Dabrowska
    Władysław Kowalczyk = Wladyslaw Kowalczyk, Vladislav Kowalczyk`,
  Czech: `
    Kateřina Dvořáková = Katerina Dvorakova
    Zdeněk Černý = Zdenek Cerny
    Božena Němcová = Bozena Nemcova
    Tomáš Růžička = Tomas Ruzicka`,
  German: `
    Jürgen Müller = Jurgen Muller, Juergen Mueller
    Käthe Weiß = Kathe Weiss, Kaethe Weiss
    Günther Groß = Gunther Gross, Günter Gross
    Sönke Schröder = Soenke Schroeder, Sonke Schroder`,
  Scandinavian: `
    Søren Østergård = Soren Ostergard
    Åse Bjørnsen = Ase Bjornsen
    Þóra Guðmundsdóttir = Thora Gudmundsdottir
    Jørgen Kjær = Jorgen Kjaer`,
  French: `
    François Lefèvre = Francois Lefevre
    Zoé Benoît = Zoe Benoit
    Anne-Marie Dubois = Annemarie Dubois, Anne Marie Dubois
    Théo D’Angély = Theo D'Angely, Théo Dangely
    Aurélie Géroux = Aurelie Geroux`,
  Spanish: `
    José Ángel Muñoz = Jose Angel Munoz, Muñoz José Ángel
    Begoña Ibáñez = Begona Ibanez
    Yolanda Quiñónez = Yolanda Quinonez, Iolanda Quiñonez
    Jesús Agüero = Jesus Aguero
    Xiomara Núñez = Xiomara Nunez`,
  Portuguese: `
    João Gonçalves = Joao Goncalves
    Conceição Araújo = Conceicao Araujo
    Luís Magalhães = Luis Magalhaes, Luiz Magalhães
    Thaís Simões = Thais Simoes, Tais Simões`,
  Turkish: `
    Ayşe Yılmaz = Ayse Yilmaz, Aysche Yilmaz
    Çağla Öztürk = Cagla Ozturk
    Gülşen Şahin = Gulsen Sahin
    Mehmet Kılıç = Mehmed Kilic
    İbrahim Işık = Ibrahim Isik`,
  Arabic: `
    محمد = Mohamed, Muhammad, Mohammed, Mohammad, Muhammed, Mehmed
    فاطمة = Fatima, Fatimah, Fatma, Fatema
    خديجة = Khadija, Khadidja, Khadijah
    يوسف = Yusuf, Youssef, Yousuf, Yousef
    عائشة = Aisha, Aïcha, Aicha, Ayesha
    أحمد الحسن = Ahmed Al-Hassan, Ahmad Alhasan, Ahmed Hassan
    إبراهيم خليل = Ibrahim Khalil, Ebrahim Khaleel
    رشيد بن علي = Rachid Ben Ali, Rashid bin Ali
    نور الدين = Noureddine, Nour Eddine, Nureddin
    عبد الرحمن سالم = Abdul Rahman Salem, Abdulrahman Salim
    عمر حداد = Omar Haddad, Umar Hadad
    سعيد منصور = Said Mansour, Saeed Mansoor
    مُحَمَّد يُوسُف = محمد يوسف, Mohamed Youssef
    زينب القاسم = Zainab Al-Qasim, Zeinab Qassem, Zaynab Al Kasim
    جميلة = Jamila, Djamila, Gamila, Jameela
    مصطفى = Mustafa, Moustafa, Mostafa
    حـسـيـن = حسين, Hussein, Hossein, Husain
    شيماء = Shaimaa, Chaimaa, Shayma`,
  Persian: `
    فریدون کریمی = Fereydoun Karimi, Fereidun Karimi
    پروین احمدی = Parvin Ahmadi
    نوید رضایی = Navid Rezaei, Navid Rezai
    مهسا = Mahsa
    ژیلا = Zhila, Jila
    علی = علي, Ali
    کامران = كامران, Kamran`,
  Urdu: `
    شاہین بٹ = Shaheen Butt, Shahin Butt
    نادیہ خان = Nadia Khan, Nadiya Khan
    غلام عباس = Ghulam Abbas, Gulam Abbas
    زاہدہ = Zahida, Zaheda`,
  Hebrew: `
    אברהם = Avraham, Abraham
    יוסף = Yosef, Josef, Yossef
    רבקה = Rivka, Rivkah
    שרה = Sarah, Sara
    משה לוי = Moshe Levi, Moshe Levy
    חנה = Hannah, Khana`,
  Greek: `
    Γιώργος Παπαδόπουλος = Giorgos Papadopoulos, Yiorgos Papadopoulos
    Ελένη Χατζή = Eleni Chatzi, Eleni Hatzi
    Νικόλαος = Nikolaos, Nicolaos
    Ευαγγελία = Evangelia
    Θεόδωρος = Theodoros, Teodoros
    Μπάμπης = Babis`,
  Armenian: `
    Արմեն Սարգսյան = Armen Sargsyan, Armen Sarkisyan
    Աննա Պետրոսյան = Anna Petrosyan, Anna Petrossian
    Նարինե = Narine
    Գայանե = Gayane, Gaiane`,
  Georgian: `
    გიორგი = Giorgi
    ნინო ბერიძე = Nino Beridze
    თამარ = Tamar, Thamar
    ქეთევან = Ketevan, Qetevan
    დავით კაპანაძე = Davit Kapanadze, David Kapanadze`,
  Amharic: `
    ሀና = Hana, Hanna
    ተስፋዬ = Tesfaye, Tesfay
    ሰላም = Selam
    አበበ = Abebe
    ዮሐንስ = Yohannes, Yohanes
    ብርሃኑ = Birhanu, Berhanu`,
  Hindi: `
    प्रियंका शर्मा = Priyanka Sharma
    राजेश कुमार = Rajesh Kumar
    सुनीता = Sunita, Suneeta
    ज़ीनत = Zeenat, Zinat
    लक्ष्मी देवी = Lakshmi Devi, Laxmi Devi
    दीपक = Deepak, Dipak`,
  Bengali: `
    ফাতেমা বেগম = Fatema Begum
    রহিমা খাতুন = Rahima Khatun, Rohima Khatun
    সুমন = Suman, Sumon
    নাসরিন = Nasrin, Nasreen`,
  Punjabi: `
    ਗੁਰਪ੍ਰੀਤ = Gurpreet, Gurprit
    ਹਰਜੀਤ ਸਿੰਘ = Harjeet Singh, Harjit Singh`,
  Tamil: `
    கவிதா = Kavitha, Kavita
    லட்சுமி = Latchumi`,
  Nepali: `
    सीता तामाङ = Sita Tamang
    गीता = Gita, Geeta`,
  Thai: `
    สมชาย = Somchai
    มาลี = Mali, Malee
    สุดา = Suda
    วิชัย = Wichai, Vichai
    นารี = Nari, Naree`,
  Vietnamese: `
    Nguyễn Thị Hồng = Nguyen Thi Hong
    Trần Văn Đức = Tran Van Duc
    Phạm Thúy Hằng = Pham Thuy Hang
    Lê Quốc Bảo = Le Quoc Bao, Bảo Lê Quốc
    Đặng Ngọc Ánh = Dang Ngoc Anh`,
  Korean: `
    김민지 = Kim Minji, Kim Min-ji, Min Ji Kim
    박서연 = Park Seoyeon, Bak Seoyeon
    이지훈 = Lee Jihoon, Lee Jihun`,
  Japanese: `
    さくら = Sakura
    ハナコ = Hanako, はなこ`,
  Yoruba: `
    Adébáyọ̀ Ògúnlẹ́yẹ = Adebayo Ogunleye
    Ṣadé Ọláwálé = Sade Olawale, Shade Olawale
    Olúwaṣeun = Oluwaseun
    Títílayọ̀ = Titilayo`,
  Hausa: `
    Ɗanladi Ƙwari = Danladi Kwari
    Hauwa Bello = Hawwa Bello, Hauwa Belo`,
  WestAfrican: `
    Ouattara Cheikh = Wattara Sheikh, Cheick Ouattara
    Aminata Traoré = Aminata Traore
    Ndèye Ndiaye = Ndeye Ndiaye
    Moussa Ouédraogo = Moussa Ouedraogo, Musa Ouedraogo
    Kadiatou Koné = Kadiatou Kone, Kadiatu Kone`,
  Somali: `
    Cabdi Xasan = Cabdi Xassan
    Faadumo Maxamed = Fadumo Maxamed
    Hodan Warsame = Hoodan Warsame`,
  Typos: `
    Elena Kovalenko = Elena Kovalnko, Elena Kovalenok, Elnea Kovalenko
    Roxana Ilie = Oxana Ilie, Roxanna Ilie
    Blessing Okafor = Blesing Okafor, Blessing Okfor, Blessing Okaffor
    Natalia Sandu = Natalai Sandu, Natlia Sandu, Natalia Snadu
    Mariana Ceban = Marianna Ceban, Mariana Cebann
    Precious Osagie = Precous Osagie, Precious Osage, Presious Osagie
    Dragomir Ivanov = Dragomir Ivanof, Dargomir Ivanov, Dragomr Ivanov
    Kateryna Boyko = Katerina Boyko, Kateryna Boiko, Katreyna Boyko
    Ludmila Cojocaru = Ludmila Cojocarru, Ludmilla Cojocaru, Ludmila Cojcaru
    Samira Benali = Samira Bennali, Samria Benali, Samira Ben Ali
    Gabriela Stanescu = Gabriella Stanescu, Gabriela Stanesku, Gabreila Stanescu
    Veronica Lungu = Veronika Lungu, Veronica Lumgu, Veornica Lungu
    Alejandra Restrepo = Alejandra Restreppo, Alejndra Restrepo, Restrepo Alejandra
    Cristina Popescu = Kristina Popescu, Cristina Popesku, Cristian a Popescu
    Valentina Botnari = Valentina Botnary, Valentna Botnari, Vallentina Botnari
    Esther Adeyemi = Ester Adeyemi, Esther Adeyemmi, Esther Adyemi
    Zlatka Marinova = Zlatka Marinowa, Zlatka Marionva
    Adriana Teixeira = Adriana Texeira, Adriana Teixera
    Thi Mai Tran = Tran Thi Mai, Mai Tran
    Patience Idahosa = Patiense Idahosa, Patience Idahossa, Patince Idahosa
    Snezhana Todorova = Snejana Todorova, Snezana Todorova, Snezhana Todorva
    Marlen Kasymova = Marlen Kasimova, Marlen Qasymova
    Angelina Dogaru = Angelina Dogarru, Angelna Dogaru
    Bogdana Savchuk = Bohdana Savchuk, Bogdana Savtchuk
    Jennifer Owusu = Jenifer Owusu, Jennifer Owsu
    Margarita Vlasenko = Margaryta Vlasenko, Margarita Vlassenko
    Daniela Gomez = Daniella Gomez, Daniela Gómez, Gomez Daniela
    Nkechi Eze = Nkechi Ezeh, Nkechy Eze
    Filipina Santos = Felipina Santos, Filipina Santoz
    Tsering Lama = Tsering Lamma, Tsring Lama`,
}

const differentNames: Readonly<Record<string, string>> = {
  'Given names': `
    Ivan/Ian, Ivan/Iman, Ivan/Jean, Ana/Ina, Ana/Ada, Ana/Asa, Anna/Hans, Anna/Nina, Anna/Tanya, Ali/Ala, Ali/Alo, Ali/Eli
    Mira/Nora, Mina/Dana, Lana/Lola, Lena/Leda, Lina/Luna, Lia/Lea, Lea/Leo, Eva/Ewa Lis, Eva/Ava Moss, Olga/Helga, Oleg/Olga, Oleg/Igor
    Maria/Marius, Maria/Miriam, Maria/Mara Li, Marta/Marek, Marko/Mirka, Marina/Marian Holt, Marina/Karim, Mariam/Marius, Milan/Malina, Milena/Malena Cruz, Milica/Monica, Mirela/Mireille
    Mohamed/Mahmoud, محمد/Mahmoud, محمود/Mohamed, Mahmoud/Hamid, Ahmed/Hamed, Ahmed/Hamad, Ahmed/Amadou, أحمد/Hamid, حامد/Ahmed, حميد/Hamad, Hamid/Hamida Noor, Hamza/Hamida
    Hassan/Hussein, حسن/Hussein, حسين/Hassan, Hasan/Ihsan, إحسان/Hassan, Salim/Salma, سليم/Salma, Salem/Selma, سالم/Salima, Samir/Samira Day, سمير/Samar, Samar/Omar, Sami/Salmi
    Karim/Karima West, كريم/Akram, Akram/Ikram, إكرام/Karim, Omar/Amir, عمر/Amira, أمير/Omar, Amir/Amira Stone, Emir/Omar, Imran/Amran, Kamal/Jamal, كمال/Jamal, جمال/Kamal
    Khalid/Khalil, خالد/Khalil, خليل/Khaled, Rashid/Rasha, رشيد/Rasha, راشد/Rushdi, Nasir/Nasrin, ناصر/Nasrin, Nabil/Nabila Frost, Nadia/Nadir, نادر/Nadia, Nour/Nora, نور/Nadir
    Fatima/Fahima, فاطمة/Fahima, Farida/Fareed, فريد/Farida, Farah/Faris, فرح/Faris, Faris/Firas, فارس/Farah, Latifa/Lotfi, Leila/Layal, ليلى/Lulu, Yasin/Yasmin, ياسين/Yasmin, ياسمين/Yassin
    Yusuf/Yunus, يوسف/Yunus, يونس/Yusuf, Younes/Yanis, Ismail/Samuel, إسماعيل/Samil, Ibrahim/Abraham, Idris/Idriss Ada, Zainab/Zina, زينب/Zina, Zahra/Zara, زهرة/Zohreh, Zaid/Zaida
    Jamila/Jamal, جميلة/Jamal, Jalila/Jamila, Khadija/Khalida, خديجة/Khalida, Aisha/Asha, عائشة/Asma, Asma/Osama, أسماء/Osama, Amina/Emine Kaya, Amina/Iman, أمينة/Iman, Mona/Amani
    Оксана/Роксана Вест, Олена/Алина, Олена/Оля, Ольга/Олег, Олег/Ольга, Юлия/Юлиан, Юлія/Лілія, Ирина/Марина, Ірина/Карина, Марія/Мирон, Марина/Мариан, Наталья/Виталий, Віталій/Наталія
    Дарья/Марья, Дарина/Карина, Александра/Алексей, Олександра/Олексій, Алексей/Елисей, Андрей/Андреа, Антон/Антонина, Антонина/Антон, Сергей/Георгий, Сергій/Юрій, Юрий/Дмитрий
    Alexander/Alexei, Aleksei/Elisei, Alexandra/Alexia, Andrea/Andrei, Andrew/Adrian, Adrian/Ariana, Adriana/Andriana Wolf, Anton/Antonia, Antonio/Anton, Artem/Arsen, Arman/Armen Gul, Arsen/Armen, Arian/Adrian
    Bogdan/Bohumil, Boris/Borka, Branka/Bianca, Blanka/Bianca, Bojan/Bojana Reed, Carla/Carol, Carlos/Carla, Carmen/Karim, Camila/Kamil, Catalina/Carolina, Katarina/Karina, Katerina/Karina, Katja/Kasia
    Clara/Carla, Cristian/Christina Fell, Cristina/Cristian, Dana/Diana, Daria/Dario, Daniel/Danila, David/Davina, Denis/Denisa Pike, Diana/Dina, Dragan/Dragana Hill, Dragana/Draga, Dusan/Dusica
    Elena/Alina, Elena/Elina Stark, Elisa/Alice, Eliza/Elias, Emil/Emily, Emilia/Emil, Emma/Emil, Erika/Eric, Esther/Ester Lane, Eugen/Eugenia, Fatou/Fatma, Felix/Felicia, Filip/Philippa
    Gabriel/Gabriela Marsh, Georgi/George, Giorgi/Gregor, Grigor/Igor, Hana/Anna, Hanna/Johanna, Helena/Galina, Henrik/Erik, Ilie/Ilia, Ilinca/Ioana, Ioana/Ion, Ion/Ian, Irina/Rina, Irena/Renata
    Isabel/Isa, Ivana/Yana, Ivana/Ivo, Ivanka/Yanka, Jana/Janis, Jasmin/Jasna, Jelena/Elina, Joana/Jan, John/Jan, Joy/Roy, Juan/Joan, Julia/Julian, Juliana/Julian, Julius/Julia
    Karina/Katrin, Karolina/Carlina, Larisa/Clarissa, Laura/Lara, Lara/Clara, Larisa/Iris, Lidia/Lilia, Liliana/Juliana, Luca/Lucia, Lucas/Lucia, Lucian/Lucia, Ludmila/Kamila, Luka/Luba
    Magda/Maja, Malika/Melika Dorn, Manuel/Emanuela, Marcel/Marcela Fox, Marcela/Mariela, Marco/Marcus, Margarita/Marita, Martin/Martina Pole, Martina/Marina, Mihai/Mihaela, Michael/Michelle, Mikhail/Mikael, Mila/Emilia
    Nadia/Natia, Natalia/Vitalia, Natasha/Nastasia, Nicola/Nicoleta, Nikita/Nika, Nikola/Nikol, Nina/Nino, Oksana/Ksenia, Olena/Selena, Oleksandr/Oleksii, Pavel/Pavla, Paul/Paula, Petar/Petra
    Raisa/Larisa, Ramona/Simona, Rita/Irma, Roman/Romana Leaf, Rosa/Rosalia, Ruslan/Ruslana Wren, Sandra/Sanda, Sara/Samara, Sasha/Sonia, Silvia/Silvan, Simona/Simon, Sofia/Sonia, Sonia/Tonia
    Stefan/Stefania, Svetlana/Stana, Tamara/Tamar, Tania/Tina, Tatiana/Titiana Roe, Teodor/Teodora Ash, Tina/Tania, Valentin/Valentina Bird, Valeria/Valerian, Vera/Verica, Veronica/Verica, Victor/Victoria, Viorel/Viorica
    Vlad/Vladimir, Violeta/Viola, Yana/Jan, Yulia/Lilia, Zlata/Zita, Zoran/Zorana Kelm, Zoya/Zora, Thi/Thu, Thanh/Thang, Hung/Hong, Hoa/Hoang, Linh/Lan, Minh/Mai, Phuong/Phong, Trang/Tran, Tuan/Tu, Ngoc/Nga
    Adaeze/Adaora, Amara/Samara, Blessing/Bless, Chidi/Chika, Chinedu/Chidinma, Chioma/Chima, Efe/Eze, Emeka/Chiemeka, Faith/Fatih, Ifeoma/Ifeanyi, Kemi/Remi, Kofi/Kojo, Ngozi/Nkechi, Obinna/Obi, Precious/Prince, Tunde/Tinuke, Uche/Ugo
    Priya/Priti, Rajesh/Ramesh, राजेश/Ramesh, Sunita/Anita, सुनीता/Anita, Suresh/Naresh, Lakshmi/Rashmi, Deepa/Deepak, दीपा/Deepak, Kavita/Savita, Mina/Meera, Ravi/Rani, Anil/Sunil, Sita/Rita
    გიორგი/Grigol, ნინო/Nina, თამარ/Tamaz, Αννα/Ιωάννα, Γιώργος/Γρηγόρης, Μαρία/Μάριος, Արմեն/Arman, Նարինե/Nare, שרה/Shira, יוסף/Yosi, משה/Mishael, ሀና/Helen, ሰላም/Salim, สมชาย/Somsak, 김민지/Kim Minho`,
  'Whole names': `
    Ivan/Ian Zhang, Ivan Petrov/Ian Petrescu, Olena Kovalenko/Alina Kovalenko, Elena Kovalenko/Elena Kovalchuk, Maria Popescu/Mario Popa, Maria Popescu/Marius Popescu, Ana Rusu/Ina Rusu, Ana Rusu/Ana Radu
    Mohamed Hassan/Mahmoud Hussein, Ahmed Khalil/Hamid Khalid, Fatima Said/Fahima Saad, Khalid Omar/Khalil Amir, Samira Benali/Samir Bellal, محمد سالم/Mahmoud Salim, أحمد خليل/Hamid Khaled, حسن علي/Hussein Alawi
    Oksana Melnyk/Ksenia Melnyk, Iryna Bondar/Karina Bondar, Iryna Bondar/Iryna Bondarenko, Serhii Koval/Yurii Koval, Andrii Moroz/Andrii Morozov, Natalia Tkach/Natalia Tkachenko, Yulia Lysenko/Lilia Lysenko, Олена Мельник/Алина Мельник
    Dragan Jovanovic/Goran Jovanovic, Dragana Petrovic/Dragica Petkovic, Jelena Ilic/Milena Ilic, Marko Nikolic/Mirko Nikolov, Ivana Savic/Ivana Sakic, Goran Pavlovic/Zoran Pavic, Ana Kovac/Ana Kovacevic, Milan Saric/Milena Sarac
    Blessing Okafor/Blessing Okoro, Joy Osagie/Roy Osagie, Faith Idahosa/Faith Ighodaro, Grace Eze/Grace Obi, Ngozi Eze/Nkechi Eze, Precious Ade/Prince Ade, Chioma Okeke/Chidinma Okeke, Amara Nwosu/Amaka Nwankwo
    Nguyen Thi Lan/Nguyen Thi Linh, Tran Van Hung/Tran Van Hoang, Pham Thi Mai/Pham Thi Minh, Le Thi Hoa/Le Thi Hue, Kim Minji/Kim Minsu, Park Jihoon/Park Jiwon, Lee Soyeon/Lee Seojun, Wang Li/Wang Lin
    Rajesh Kumar/Ramesh Kumar, Sunita Sharma/Anita Sharma, Priya Singh/Priti Singh, Kavita Devi/Savita Devi, Deepa Rai/Deepak Roy, Sita Tamang/Gita Tamang, Fatema Begum/Halima Begum, Rahima Khatun/Karima Khatun
    Jose Garcia/Josefa Gracia, Juan Perez/Joan Peres Vila, Carlos Gomez/Carla Gomes Leal, Maria Fernandez/Mario Hernandez, Luis Martinez/Luisa Martin, Ana Rodriguez/Ana Dominguez, Rosa Castillo/Rosa Castro, Diego Morales/Diego Moreno
    Anna Nowak/Hanna Nowicka, Marek Kowalski/Marta Kowalczyk, Jan Wojcik/Janina Wojtas, Piotr Zielinski/Piotr Zalewski, Eva Novak/Ema Novotna, Petr Svoboda/Petra Slaba, Katja Weber/Katrin Wagner, Hans Schmidt/Hanna Schmitz
    Gheorghe Munteanu/George Muresan, Ion Ciobanu/Ioana Ciobanu, Mihai Lupu/Mihaela Lupu, Stefan Rotaru/Stefania Rotaru, Vasile Cebotari/Vasilica Ceban, Elena Lungu/Elena Lupu, Cristian Sandu/Cristina Sandu, Andrei Botnari/Andreea Botnaru
    Abebe Tesfaye/Abeba Tsegaye, Hana Bekele/Helen Bekele, Selam Haile/Selamawit Hailu, Yohannes Alemu/Yonas Alemu, Amina Yusuf/Aminata Yusufu, Hodan Ali/Hawa Ali, Faduma Abdi/Farhia Abdi, Asha Warsame/Asli Warsame
    Mehmet Yilmaz/Mesut Yildiz, Ayse Demir/Asya Demirel, Emine Kaya/Ebru Kaya, Mustafa Celik/Murat Celik, Arben Hoxha/Agron Hoxha, Besa Krasniqi/Beqir Krasniqi, Drita Shehu/Dritan Shehu, Gent Berisha/Genta Berisha`,
}

const linesOf = (block: string): ReadonlyArray<string> =>
  block
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** Reads lines "first = second, third" into pairs of the first with each other spelling. */
export const readSpellings = (blocks: Readonly<Record<string, string>>): ReadonlyArray<NamePair> =>
  Object.entries(blocks).flatMap(([origin, block]) =>
    linesOf(block).flatMap(line => {
      const [a = '', others = ''] = line.split(' = ')
      return others.split(', ').map(b => ({ origin, a, b }))
    }),
  )

/** Reads "one/other" separated by commas into pairs. */
export const readPairs = (blocks: Readonly<Record<string, string>>): ReadonlyArray<NamePair> =>
  Object.entries(blocks).flatMap(([origin, block]) =>
    linesOf(block)
      .flatMap(line => line.split(', '))
      .map(pair => {
        const [a = '', b = ''] = pair.split('/')
        return { origin, a, b }
      }),
  )

/** Spellings of one name: must be found from one another. */
export const truePairs: ReadonlyArray<NamePair> = readSpellings(sameNames)

/** Names that look alike and are different: should not be taken for one another. */
export const falsePairs: ReadonlyArray<NamePair> = readPairs(differentNames)
