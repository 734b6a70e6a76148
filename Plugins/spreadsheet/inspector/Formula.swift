/// What a cell computes, taken apart.
indirect enum Formula: Hashable {
    case number(String)
    case text(String)
    case flag(Bool)
    /// `#REF!` and the like.
    case error(String)
    case reference(Reference)
    /// A name given to cells, or a column of a table.
    case name(String)
    /// By its English name in capitals.
    case call(String, [Formula])
    case binary(Operator, Formula, Formula)
    case negative(Formula)
    case percent(Formula)
    /// `{1;2;3}`.
    case constants
    /// An argument that was left out.
    case nothing

    enum Operator: String {
        case equal = "="
        case unequal = "<>"
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
        case join = "&"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case over = "/"
        case power = "^"

        /// Higher binds tighter.
        var strength: Int {
            switch self {
            case .equal, .unequal, .less, .atMost, .greater, .atLeast: 1
            case .join: 2
            case .plus, .minus: 3
            case .times, .over: 4
            case .power: 5
            }
        }

        var compares: Bool { strength == 1 }
    }
}

extension Formula {
    /// The formula as a copy of its cell would have it.
    func moved(rows: Int, columns: Int) -> Formula {
        switch self {
        case .reference(let reference): .reference(reference.moved(rows: rows, columns: columns))
        case .call(let name, let arguments): .call(name, arguments.map { $0.moved(rows: rows, columns: columns) })
        case .binary(let sign, let left, let right):
            .binary(sign, left.moved(rows: rows, columns: columns), right.moved(rows: rows, columns: columns))
        case .negative(let inner): .negative(inner.moved(rows: rows, columns: columns))
        case .percent(let inner): .percent(inner.moved(rows: rows, columns: columns))
        default: self
        }
    }

    /// The same text for formulas that were copied from each other.
    func pattern(at place: Place) -> String {
        switch self {
        case .number(let number): number
        case .text(let text): "\"\(text)\""
        case .flag(let flag): "\(flag)"
        case .error(let error): error
        case .reference(let reference): reference.pattern(at: place)
        case .name(let name): name
        case .call(let name, let arguments):
            "\(name)(\(arguments.map { $0.pattern(at: place) }.joined(separator: ",")))"
        case .binary(let sign, let left, let right):
            "(\(left.pattern(at: place))\(sign.rawValue)\(right.pattern(at: place)))"
        case .negative(let inner): "-\(inner.pattern(at: place))"
        case .percent(let inner): "\(inner.pattern(at: place))%"
        case .constants: "{}"
        case .nothing: ""
        }
    }

    /// Every reference in it.
    var references: [Reference] {
        switch self {
        case .reference(let reference): [reference]
        case .call(_, let arguments): arguments.flatMap(\.references)
        case .binary(_, let left, let right): left.references + right.references
        case .negative(let inner), .percent(let inner): inner.references
        default: []
        }
    }

    /// Every function in it, outermost first.
    var functions: [String] {
        switch self {
        case .call(let name, let arguments): [name] + arguments.flatMap(\.functions)
        case .binary(_, let left, let right): left.functions + right.functions
        case .negative(let inner), .percent(let inner): inner.functions
        default: []
        }
    }

    var isEmptyText: Bool { self == .text("") }
}
