/// Reads a formula as Excel stores it (`SUM(B2:B11)`) or as OpenDocument does (`of:=SUM([.B2:.B11])`).
struct FormulaParser {
    let bytes: [UInt8]
    var position = 0
    private var depth = 0

    /// Bytes and nested parts that a spreadsheet program itself allows.
    private static let longest = 8192
    private static let deepest = 64

    /// Nil when it is none that we understand.
    static func read(_ text: String) -> Formula? {
        var source = Array(text.utf8)
        guard source.count <= longest else { return nil }
        for prefix in ["of:", "oooc:", "msoxl:"] where source.starts(with: Array(prefix.utf8)) {
            source.removeFirst(prefix.utf8.count)
        }
        if source.first == UInt8(ascii: "=") { source.removeFirst() }
        var parser = FormulaParser(bytes: source)
        guard let formula = parser.expression() else { return nil }
        parser.skip()
        return parser.position == source.count ? formula : nil
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// For what stands between brackets.
    static func inside(_ bytes: [UInt8]) -> FormulaParser { FormulaParser(bytes: bytes) }

    // MARK: - Operators

    /// An expression whose operators bind at least as tightly as `strength`.
    private mutating func expression(_ strength: Int = 1) -> Formula? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest, var left = signed() else { return nil }
        while let sign = nextOperator(), sign.strength >= strength {
            position += sign.rawValue.utf8.count
            guard let right = expression(sign.strength + 1) else { return nil }
            left = .binary(sign, left, right)
        }
        return left
    }

    private mutating func nextOperator() -> Formula.Operator? {
        skip()
        guard let byte = peek() else { return nil }
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch (byte, next) {
        case (0x3c, 0x3e): return .unequal
        case (0x3c, 0x3d): return .atMost
        case (0x3e, 0x3d): return .atLeast
        case (0x3c, _): return .less
        case (0x3e, _): return .greater
        case (0x3d, _): return .equal
        case (0x26, _): return .join
        case (0x2b, _): return .plus
        case (0x2d, _): return .minus
        case (0x2a, _): return .times
        case (0x2f, _): return .over
        case (0x5e, _): return .power
        default: return nil
        }
    }

    /// A minus binds more tightly than a power here, as it does in spreadsheets.
    private mutating func signed() -> Formula? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { return nil }
        if take("-") { return signed().map(Formula.negative) }
        if take("+") || take("@") { return signed() }
        guard var value = primary() else { return nil }
        while true {
            if take("%") {
                value = .percent(value)
            } else if take("#") {
                // « all that this spilled into ».
                continue
            } else {
                return value
            }
        }
    }

    // MARK: - Values

    private mutating func primary() -> Formula? {
        skip()
        guard let byte = peek() else { return nil }
        switch byte {
        case UInt8(ascii: "\""): return quoted("\"").map(Formula.text)
        case UInt8(ascii: "("):
            position += 1
            guard let inner = expression(), take(")") else { return nil }
            return inner
        case UInt8(ascii: "{"):
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
            position = end + 1
            return .constants
        case UInt8(ascii: "#"): return error()
        case UInt8(ascii: "["): return bracketed()
        case UInt8(ascii: "'"):
            guard let sheet = quoted("'"), take("!") else { return nil }
            return cells(in: sheet)
        case 0x30...0x39, UInt8(ascii: "."): return rows() ?? number()
        default: return worded()
        }
    }

    private mutating func number() -> Formula? {
        let start = position
        pass { $0.isDigit || $0 == UInt8(ascii: ".") }
        if let mark = peek(), mark | 0x20 == UInt8(ascii: "e") {
            let before = position
            position += 1
            pass { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            let digits = position
            pass(\.isDigit)
            if digits == position { position = before }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return Double(text) == nil ? nil : .number(text)
    }

    private mutating func error() -> Formula? {
        let start = position
        position += 1
        pass { $0.isLetter || $0.isDigit || [0x2f, 0x21, 0x3f, 0x5f].contains($0) }
        return position - start < 3 ? nil : .error(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    /// A function, a sheet, a cell, a column, a name.
    private mutating func worded() -> Formula? {
        let start = position
        if let cells = cells(in: nil) { return cells }
        position = start
        let word = word()
        if word.isEmpty { return nil }
        if take("(") { return call(word) }
        if take("!") { return cells(in: word) }
        if peek() == UInt8(ascii: "[") { return column(of: word) }
        switch word.uppercased() {
        case "TRUE": return .flag(true)
        case "FALSE": return .flag(false)
        default: return .name(word)
        }
    }

    private mutating func word() -> String {
        let start = position
        pass { $0.isLetter || $0.isDigit || $0 >= 0x80 || [0x5f, 0x2e, 0x24, 0x5c].contains($0) }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The arguments of a function; its bracket has been read.
    private mutating func call(_ word: String) -> Formula? {
        let name = Self.plainName(word)
        if take(")") { return .call(name, []) }
        var arguments: [Formula] = []
        while true {
            skip()
            if let next = peek(), [0x2c, 0x3b, 0x29].contains(next) {
                arguments.append(.nothing)
            } else {
                guard let argument = expression() else { return nil }
                arguments.append(argument)
            }
            if take(")") { return .call(name, arguments) }
            guard take(",") || take(";"), arguments.count < 255 else { return nil }
        }
    }

    /// Without what marks functions that are younger than the file's format.
    private static func plainName(_ word: String) -> String {
        var name = word.uppercased()
        for prefix in ["_XLFN.", "_XLWS.", "COM.MICROSOFT.", "ORG.LIBREOFFICE."] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
        }
        return name
    }
}

// MARK: - Signs

extension FormulaParser {
    func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip() { pass { $0 == 0x20 || (0x09...0x0d).contains($0) } }

    mutating func pass(_ isWanted: (UInt8) -> Bool) {
        while position < bytes.count, isWanted(bytes[position]) { position += 1 }
    }

    /// Passes over blanks, and the sign if it is there.
    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skip()
        guard let byte = peek(), UInt32(byte) == sign.value else { return false }
        position += 1
        return true
    }

    /// A text between marks, which are doubled inside it.
    mutating func quoted(_ mark: Unicode.Scalar) -> String? {
        guard take(mark) else { return nil }
        var text: [UInt8] = []
        while let byte = peek() {
            position += 1
            if UInt32(byte) != mark.value {
                text.append(byte)
            } else if let next = peek(), UInt32(next) == mark.value {
                text.append(byte)
                position += 1
            } else {
                return String(decoding: text, as: UTF8.self)
            }
        }
        return nil
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isLetter: Bool { (0x61...0x7a).contains(self | 0x20) }
}
