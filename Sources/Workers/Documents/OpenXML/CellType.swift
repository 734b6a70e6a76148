/// What the value of a cell means: its attribute `t`.
enum CellType {
    case number, flag, error, shared, inline, date

    init(_ attribute: Lent?) {
        switch attribute?.string {
        case "b": self = .flag
        case "e": self = .error
        case "s": self = .shared
        case "str", "inlineStr": self = .inline
        case "d": self = .date
        default: self = .number
        }
    }
}
