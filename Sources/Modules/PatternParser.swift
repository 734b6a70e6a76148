/// Reads the language described at `Pattern` into a tree.
struct PatternParser {
    private static let signs = Set("\\^$.|?*+()[]{}/-".unicodeScalars)
    private static let maximumRepetition = 500

    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ source: String) { scalars = Array(source.unicodeScalars) }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    /// The tree of the whole pattern, or nil.
    mutating func parse() -> PatternTree? {
        guard let tree = alternatives(), position == scalars.count else { return nil }
        return tree
    }

    private mutating func alternatives() -> PatternTree? {
        guard var tree = sequence() else { return nil }
        while take("|") {
            guard let right = sequence() else { return nil }
            tree = .either(tree, right)
        }
        return tree
    }

    private mutating func sequence() -> PatternTree? {
        var parts: [PatternTree] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = atom(), let part = repetition(of: atom) else { return nil }
            parts.append(part)
        }
        return .sequence(parts)
    }

    private mutating func atom() -> PatternTree? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "(":
            if take("?") { guard take(":") else { return nil } }
            guard let inside = alternatives(), take(")") else { return nil }
            return inside
        case "[":
            return characterClass().map(PatternTree.characters)
        case ".":
            return .characters(.any)
        case "\\":
            return escape().map(PatternTree.characters)
        case "?", "*", "+", "{", "}", "]", "^", "$":
            return nil
        default:
            return .characters(ScalarSet(ranges: [scalar.value...scalar.value]))
        }
    }

    private mutating func repetition(of atom: PatternTree) -> PatternTree? {
        if take("?") { return .repeated(atom, 0, 1) }
        if take("*") { return .repeated(atom, 0, nil) }
        if take("+") { return .repeated(atom, 1, nil) }
        guard take("{") else { return atom }
        guard let minimum = count() else { return nil }
        if take("}") { return .repeated(atom, minimum, minimum) }
        guard take(",") else { return nil }
        if take("}") { return .repeated(atom, minimum, nil) }
        guard let maximum = count(), maximum >= minimum, take("}") else { return nil }
        return .repeated(atom, minimum, maximum)
    }

    private mutating func count() -> Int? {
        var digits = ""
        while let scalar = next, ScalarSet.digits.contains(scalar), digits.count < 4 {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        guard let number = Int(digits), number <= Self.maximumRepetition else { return nil }
        return number
    }

    private mutating func escape() -> ScalarSet? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "d": return .digits
        case "w": return .words
        case "s": return .spaces
        default: return Self.signs.contains(scalar) ? ScalarSet(ranges: [scalar.value...scalar.value]) : nil
        }
    }

    private mutating func characterClass() -> ScalarSet? {
        var set = ScalarSet(ranges: [], inverted: take("^"))
        while let scalar = next, scalar != "]" {
            position += 1
            if scalar == "\\" {
                guard let escaped = escape() else { return nil }
                set.ranges += escaped.ranges
            } else if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                let end = scalars[position + 1]
                guard end != "\\", scalar.value <= end.value else { return nil }
                set.ranges.append(scalar.value...end.value)
                position += 2
            } else if scalar == "[" {
                return nil
            } else {
                set.ranges.append(scalar.value...scalar.value)
            }
        }
        guard take("]"), !set.ranges.isEmpty else { return nil }
        return set
    }
}
