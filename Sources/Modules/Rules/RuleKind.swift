/// What a part of a rule gives, known before any answer is.
indirect enum RuleKind: Hashable, Sendable {
    case number(Measure)
    case text
    /// True or false: a condition, or the answer to a boolean field.
    case flag
    case date
    /// One of these option ids.
    case choice([String])
    /// Several of these option ids.
    case choices([String])
    /// One value for each row.
    case column(RuleKind)
    case things(Things)
    /// Already reported; nothing more is said about it.
    case unknown

    /// What can only be counted.
    enum Things: Hashable, Sendable {
        case rows, materials, steps, files, photos
    }

    /// In French and in English, with the article.
    var words: (String, String) {
        switch self {
        case .number(let measure): measure.words
        case .text: ("un texte", "a text")
        case .flag: ("une condition", "a condition")
        case .date: ("une date", "a date")
        case .choice: ("un choix", "a choice")
        case .choices: ("une liste de choix", "a list of choices")
        case .column(.number): ("une colonne de nombres", "a column of numbers")
        case .column(.flag): ("une colonne de oui ou non", "a column of yes or no")
        case .column(.date): ("une colonne de dates", "a column of dates")
        case .column(.choice): ("une colonne de choix", "a column of choices")
        case .column: ("une colonne de textes", "a column of texts")
        case .things(.rows): ("un tableau", "a table")
        case .things(.materials): ("une liste de matériel", "a list of materials")
        case .things(.steps): ("une suite d'étapes", "a list of steps")
        case .things(.files): ("une liste de fichiers", "a list of files")
        case .things(.photos): ("une liste de photos", "a list of photos")
        case .unknown: ("inconnu", "unknown")
        }
    }
}

extension RuleKind {
    /// True for what holds several values or can only be counted.
    var isSeveral: Bool {
        switch self {
        case .choices, .column, .things: true
        case .number, .text, .flag, .date, .choice, .unknown: false
        }
    }

    var options: [String] {
        switch self {
        case .choice(let options), .choices(let options), .column(.choice(let options)): options
        default: []
        }
    }
}
