"""Names as offices spell them: each line is one name in the spellings that transliteration systems and habits give it.

Written down from the systems (DIN 31635, ISO 233, BGN/PCGN, ISO 9, Duden, Turkish and Kurmanji orthography, French
colonial spelling), not made by the rules that are measured. First spelling: as in a German residence document.
"""

GIVEN = """
Mohammed Muhammad Mohamed Mohamad Muhammed Mehmet Mouhamed محمد
Ahmad Ahmed Ahmet Achmed أحمد
Yousif Yusuf Youssef Yousef Jusuf Josef Yûsif يوسف
Khaled Khalid Halit Chaled Xalid خالد
Hussein Hussain Husayn Hüseyin Hossein Houcine حسين
Hassan Hasan Hacen حسن
Ibrahim Ebrahim Brahim Îbrahîm İbrahim إبراهيم
Mustafa Mostafa Moustapha Mustapha مصطفى
Jamal Djamal Cemal Dschamal Gamal Jamaal جمال
Abdulrahman Abdurrahman Abd-al-Rahman Abderrahmane Abdirahman عبدالرحمن
Abdullah Abdallah Abdulla Abdellah عبدالله
Omar Umar Ömer Oumar عمر
Ali Aly Elî علي
Karim Kareem Kerim Kerîm كريم
Rashid Rachid Raschid Raşit Rasheed رشيد
Tariq Tarik Tarek Tareq Tarık طارق
Osman Uthman Othman Ousmane عثمان
Salih Saleh Salah صالح
Nour Noor Nur Nûr نور
Layla Leila Leyla Laila ليلى
Fatima Fatma Fatemeh Fatimah Fatoumata فاطمة
Aisha Ayşe Aicha Ayesha Aischa عائشة
Khadija Hatice Khadidja Chadidscha Khadijah خديجة
Maryam Mariam Meryem Miryam Maryem مريم
Zainab Zeynep Zeinab Zaynab Zeyneb زينب
Amina Emine Aminah Ameena أمينة
Samira Semira Sameera سميرة
Hanan Hanaan Henan حنان
Reza Riza Rıza Ridha رضا
Shirin Şirin Schirin Shireen Chirine شيرين
Parisa Parissa Pareesa پریسا
Bahram Behram Behrâm بهرام
Dilan Dîlan Deelan
Şerko Scherko Sherko شێرکۆ
Azad Azaad Asad آزاد
Olena Elena Jelena Олена
Oleksandr Alexander Aleksandr Olexandr Олександр
Volodymyr Wolodymyr Vladimir Wladimir Володимир
Serhij Serhiy Sergej Sergei Сергій
Andrij Andriy Andrej Andrii Андрій
Natalija Natalia Natalya Nataliya Наталія
Iryna Irina Ірина
Jewhen Yevhen Evgenij Yevgen Євген
Oleksij Oleksiy Alexej Aleksey Олексій
Tetjana Tetiana Tatjana Tetyana Тетяна
Ljudmyla Liudmyla Ljudmila Lyudmila Людмила
Jurij Yuriy Jurii Yurii Юрій
Mychajlo Mykhailo Michail Mykhaylo Михайло
Taras Тарас
Marija Mariia Maria Mariya Марія
""".strip().splitlines()

FAMILY = """
Al-Saadi Elsaadi Al-Sa'di As-Saadi Saadi السعدي
Al-Haddad Haddad El-Haddad Hadad الحداد
Khoury Khouri Khury Churi خوري
Qasim Kassem Kasım Qassem Ghasem قاسم
Najjar Nadjar Nadschar Naccar النجار
Al-Masri Elmasri Almasry Masri المصري
Darwish Derwisch Derviş Darwich درويش
Shahin Şahin Schahin Chahine Shaheen شاهين
Yazdani Jasdani Yezdani یزدانی
Hosseini Husseini Hoseini Hussaini حسینی
Rahimi Rahimy Raheemi رحیمی
Karimi Kareemi Kerimi کریمی
Ahmadzai Ahmadzay Achmadsai احمدزی
Çelik Celik Tschelik
Yıldız Yildiz Jildis
Öztürk Ozturk Oeztuerk
Şimşek Simsek Schimschek
Güneş Gunes Guenes Günesch
Kılıç Kilic Kilitsch
Çiftçi Ciftci Tschifttschi
Xelîl Khalil Chalil Halil خليل
Berzani Barzani Barsani بارزانی
Cîhan Cihan Dschihan جیهان
Schewtschenko Shevchenko Chevtchenko Ševčenko Шевченко
Chmelnyzkyj Khmelnytskyi Chmelnitzki Хмельницький
Kowalenko Kovalenko Коваленко
Tschernenko Chernenko Černenko Черненко
Schtscherbak Shcherbak Ščerbak Щербак
Hryzenko Hrytsenko Grizenko Гриценко
Bojtschuk Boychuk Boichuk Бойчук
Lyssenko Lysenko Lisenko Лисенко
Zymbaljuk Tsymbaliuk Cymbaljuk Цимбалюк
Juschtschenko Yushchenko Juščenko Ющенко
Iwanow Ivanov Ivanoff Иванов
Schukow Zhukov Žukov Жуков
Tschaikin Chaikin Čajkin Чайкин
Jakowlew Yakovlev Jakovlev Яковлев
Müller Mueller Muller
Schmidt Schmitt Schmid
Meyer Maier Mayer Meier
Weiß Weiss Weis
Nguyen Nguyễn Nguien
Traoré Traore Trawore
Diallo Dialo Jallow
Ouédraogo Ouedraogo Wedraogo
Tesfay Tesfai Tesfaye
Haile Hayle Hailé
Okonkwo Okonquo
Petrović Petrovic Petrowitsch Петровић
Hoxha Hodscha Hodža
""".strip().splitlines()
