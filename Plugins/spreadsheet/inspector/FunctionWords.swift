/// How functions are said that need nothing but their arguments.
///
/// In the patterns, `{1}` is the first argument, `{all}` all of them, `{of 1}` and `{to 1}` with their preposition.
/// `name/2` goes before `name` when there are two arguments.
enum FunctionWords {
    struct Entry {
        /// « additionne B2 à B11 ».
        let verb: Phrase
        /// « la somme de B2 à B11 ».
        let noun: Phrase

        init(_ french: String, _ english: String, _ frenchNoun: String, _ englishNoun: String) {
            verb = Phrase(french, english)
            noun = Phrase(frenchNoun, englishNoun)
        }
    }

    static func entry(_ name: String, arguments: Int) -> Entry? { all["\(name)/\(arguments)"] ?? all[name] }

    /// Verb and noun of a call, with its arguments put in.
    static func fill(_ pattern: Phrase, _ arguments: [Phrase]) -> Phrase {
        Phrase(
            fill(pattern.fr, arguments) { $0.fr }, fill(pattern.en, arguments) { $0.en })
    }

    private static func fill(_ pattern: String, _ arguments: [Phrase], _ text: (Phrase) -> String) -> String {
        var out = ""
        for (index, part) in pattern.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: "}") else {
                out += part
                continue
            }
            let words = part[..<end].split(separator: " ")
            let name = words.last ?? ""
            let value =
                name == "all"
                ? Phrase(list: arguments)
                : Int(name).flatMap { $0 <= arguments.count ? arguments[$0 - 1] : nil } ?? Phrase(same: "…")
            let said = words.count == 1 ? value : words[0] == "of" ? value.of : value.to
            out += text(said) + part[part.index(after: end)...]
        }
        return out
    }

    private static let all: [String: Entry] = numbers.merging(texts) { $1 }.merging(dates) { $1 }

    private static let numbers: [String: Entry] = [
        "SUM": Entry("additionne {all}", "adds up {all}", "la somme {of all}", "the sum {of all}"),
        "AVERAGE": Entry(
            "calcule la moyenne {of all}", "averages {all}", "la moyenne {of all}", "the average {of all}"),
        "MEDIAN": Entry(
            "donne la médiane {of all}", "gives the median {of all}", "la médiane {of all}", "the median {of all}"),
        "MIN": Entry(
            "donne la plus petite valeur {of all}", "gives the smallest value {of all}",
            "la plus petite valeur {of all}",
            "the smallest value {of all}"),
        "MAX": Entry(
            "donne la plus grande valeur {of all}", "gives the largest value {of all}",
            "la plus grande valeur {of all}",
            "the largest value {of all}"),
        "LARGE": Entry(
            "donne la valeur n° {2} {of 1}, de la plus grande à la plus petite",
            "gives value no. {2} {of 1}, largest first", "la valeur n° {2} {of 1}", "value no. {2} {of 1}"),
        "SMALL": Entry(
            "donne la valeur n° {2} {of 1}, de la plus petite à la plus grande",
            "gives value no. {2} {of 1}, smallest first", "la valeur n° {2} {of 1}", "value no. {2} {of 1}"),
        "COUNT": Entry(
            "compte les nombres {of all}", "counts the numbers {of all}", "le nombre de nombres {of all}",
            "how many numbers there are in {all}"),
        "COUNTA": Entry(
            "compte les cases remplies {of all}", "counts the filled cells {of all}",
            "le nombre de cases remplies {of all}",
            "the number of filled cells {of all}"),
        "COUNTBLANK": Entry(
            "compte les cases vides {of all}", "counts the empty cells {of all}", "le nombre de cases vides {of all}",
            "the number of empty cells {of all}"),
        "SUMPRODUCT": Entry(
            "multiplie ligne par ligne {all}, puis additionne le tout",
            "multiplies {all} row by row, then adds it all up",
            "la somme des produits ligne par ligne {of all}", "the sum of the row by row products {of all}"),
        "PRODUCT": Entry("multiplie {all}", "multiplies {all}", "le produit {of all}", "the product {of all}"),
        "ROUND": Entry(
            "arrondit {1} à {2} chiffre(s) après la virgule", "rounds {1} to {2} decimal place(s)", "{1} arrondi",
            "{1} rounded"),
        "ROUND/1": Entry("arrondit {1}", "rounds {1}", "{1} arrondi", "{1} rounded"),
        "ROUNDUP": Entry("arrondit {1} vers le haut", "rounds {1} up", "{1} arrondi vers le haut", "{1} rounded up"),
        "ROUNDDOWN": Entry(
            "arrondit {1} vers le bas", "rounds {1} down", "{1} arrondi vers le bas", "{1} rounded down"),
        "CEILING": Entry("arrondit {1} vers le haut", "rounds {1} up", "{1} arrondi vers le haut", "{1} rounded up"),
        "FLOOR": Entry("arrondit {1} vers le bas", "rounds {1} down", "{1} arrondi vers le bas", "{1} rounded down"),
        "INT": Entry(
            "garde la partie entière {of 1}", "keeps the whole part {of 1}", "la partie entière {of 1}",
            "the whole part {of 1}"),
        "ABS": Entry(
            "donne {1} sans son signe", "gives {1} without its sign", "{1} sans son signe", "{1} without its sign"),
        "MOD": Entry(
            "donne le reste de {1} divisé par {2}", "gives the remainder of {1} divided by {2}",
            "le reste de {1} divisé par {2}", "the remainder of {1} divided by {2}"),
        "SQRT": Entry(
            "donne la racine carrée {of 1}", "gives the square root {of 1}", "la racine carrée {of 1}",
            "the square root {of 1}"),
        "RANK": Entry(
            "donne le rang {of 1} dans {2}", "gives the rank {of 1} in {2}", "le rang {of 1} dans {2}",
            "the rank {of 1} in {2}"),
        "RANK.EQ": Entry(
            "donne le rang {of 1} dans {2}", "gives the rank {of 1} in {2}", "le rang {of 1} dans {2}",
            "the rank {of 1} in {2}"),
        "ROW": Entry(
            "donne le numéro de la ligne {of 1}", "gives the row number {of 1}", "le numéro de la ligne {of 1}",
            "the row number {of 1}"),
        "ROW/0": Entry(
            "donne le numéro de sa ligne", "gives the number of its row", "le numéro de la ligne", "the row number"),
        "ROWS": Entry(
            "compte les lignes {of 1}", "counts the rows {of 1}", "le nombre de lignes {of 1}",
            "the number of rows {of 1}"),
        "RAND": Entry("tire un nombre au hasard", "draws a random number", "un nombre au hasard", "a random number"),
        "RANDBETWEEN": Entry(
            "tire un nombre au hasard de {1} à {2}", "draws a random number from {1} to {2}",
            "un nombre au hasard de {1} à {2}", "a random number from {1} to {2}"),
        "UNIQUE": Entry(
            "liste {1} sans les doublons", "lists {1} without duplicates", "{1} sans les doublons",
            "{1} without duplicates"),
        "SORT": Entry("trie {1}", "sorts {1}", "{1} dans l’ordre", "{1} in order"),
        "MATCH": Entry(
            "cherche à quelle place {1} se trouve dans {2}", "finds at which place {1} is in {2}",
            "la place {of 1} dans {2}", "the place {of 1} in {2}"),
        "CHOOSE": Entry(
            "choisit dans une liste selon {1}", "chooses from a list by {1}", "un choix selon {1}", "a choice by {1}"),
    ]

    private static let texts: [String: Entry] = [
        "LEFT": Entry(
            "garde les {2} premiers caractères {of 1}", "keeps the first {2} characters {of 1}",
            "les {2} premiers caractères {of 1}", "the first {2} characters {of 1}"),
        "LEFT/1": Entry(
            "garde le premier caractère {of 1}", "keeps the first character {of 1}", "le premier caractère {of 1}",
            "the first character {of 1}"),
        "RIGHT": Entry(
            "garde les {2} derniers caractères {of 1}", "keeps the last {2} characters {of 1}",
            "les {2} derniers caractères {of 1}", "the last {2} characters {of 1}"),
        "MID": Entry(
            "prend {3} caractères {of 1} à partir du n° {2}", "takes {3} characters {of 1} from no. {2} on",
            "{3} caractères {of 1} à partir du n° {2}", "{3} characters {of 1} from no. {2} on"),
        "LEN": Entry(
            "compte les caractères {of 1}", "counts the characters {of 1}", "le nombre de caractères {of 1}",
            "the number of characters {of 1}"),
        "UPPER": Entry("écrit {1} en capitales", "writes {1} in capitals", "{1} en capitales", "{1} in capitals"),
        "LOWER": Entry(
            "écrit {1} en minuscules", "writes {1} in small letters", "{1} en minuscules", "{1} in small letters"),
        "PROPER": Entry(
            "écrit {1} avec une capitale à chaque mot", "writes {1} with a capital for each word",
            "{1} avec des capitales", "{1} with capitals"),
        "TRIM": Entry(
            "enlève les espaces en trop {of 1}", "removes needless spaces from {1}", "{1} sans espaces en trop",
            "{1} without needless spaces"),
        "SUBSTITUTE": Entry(
            "remplace {2} par {3} dans {1}", "replaces {2} with {3} in {1}", "{1} où {3} remplace {2}",
            "{1} with {3} for {2}"),
        "TEXT": Entry(
            "écrit {1} sous la forme {2}", "writes {1} in the form {2}", "{1} sous la forme {2}", "{1} in the form {2}"),
        "VALUE": Entry("change {1} en nombre", "turns {1} into a number", "{1} en nombre", "{1} as a number"),
        "FIND": Entry(
            "cherche {1} dans {2}", "looks for {1} in {2}", "la place {of 1} dans {2}", "the place {of 1} in {2}"),
        "SEARCH": Entry(
            "cherche {1} dans {2}", "looks for {1} in {2}", "la place {of 1} dans {2}", "the place {of 1} in {2}"),
        "REPT": Entry("répète {1} {2} fois", "repeats {1} {2} times", "{1} répété {2} fois", "{1} repeated {2} times"),
        "HYPERLINK": Entry("ouvre un lien", "opens a link", "un lien", "a link"),
        "CHAR": Entry("écrit le signe n° {1}", "writes sign no. {1}", "le signe n° {1}", "sign no. {1}"),
    ]

    private static let dates: [String: Entry] = [
        "TODAY": Entry("donne la date du jour", "gives today’s date", "la date du jour", "today’s date"),
        "NOW": Entry("donne la date et l’heure", "gives the date and time", "la date et l’heure", "the date and time"),
        "YEAR": Entry("donne l’année {of 1}", "gives the year {of 1}", "l’année {of 1}", "the year {of 1}"),
        "MONTH": Entry("donne le mois {of 1}", "gives the month {of 1}", "le mois {of 1}", "the month {of 1}"),
        "DAY": Entry(
            "donne le jour du mois {of 1}", "gives the day of the month {of 1}", "le jour {of 1}", "the day {of 1}"),
        "WEEKDAY": Entry(
            "donne le jour de la semaine {of 1}", "gives the day of the week {of 1}", "le jour de la semaine {of 1}",
            "the day of the week {of 1}"),
        "WEEKNUM": Entry(
            "donne le numéro de semaine {of 1}", "gives the week number {of 1}", "le numéro de semaine {of 1}",
            "the week number {of 1}"),
        "ISOWEEKNUM": Entry(
            "donne le numéro de semaine {of 1}", "gives the week number {of 1}", "le numéro de semaine {of 1}",
            "the week number {of 1}"),
        "DATE": Entry(
            "compose une date : année {1}, mois {2}, jour {3}", "makes a date: year {1}, month {2}, day {3}",
            "la date année {1}, mois {2}, jour {3}", "the date year {1}, month {2}, day {3}"),
        "EDATE": Entry(
            "donne la date {2} mois après {1}", "gives the date {2} months after {1}", "la date {2} mois après {1}",
            "the date {2} months after {1}"),
        "EOMONTH": Entry(
            "donne la fin du mois, {2} mois après {1}", "gives the end of the month, {2} months after {1}",
            "la fin du mois, {2} mois après {1}", "the end of the month, {2} months after {1}"),
        "DAYS": Entry(
            "compte les jours de {2} à {1}", "counts the days from {2} to {1}", "le nombre de jours de {2} à {1}",
            "the number of days from {2} to {1}"),
        "DATEDIF": Entry(
            "mesure le temps de {1} à {2}", "measures the time from {1} to {2}", "le temps de {1} à {2}",
            "the time from {1} to {2}"),
        "NETWORKDAYS": Entry(
            "compte les jours ouvrés de {1} à {2}", "counts the working days from {1} to {2}",
            "le nombre de jours ouvrés de {1} à {2}", "the number of working days from {1} to {2}"),
        "WORKDAY": Entry(
            "donne la date {2} jours ouvrés après {1}", "gives the date {2} working days after {1}",
            "la date {2} jours ouvrés après {1}", "the date {2} working days after {1}"),
    ]
}
