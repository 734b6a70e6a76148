/// The many ways to name cells.
extension FormulaParser {
    /// `B2`, `$B$2:C9`, `B:B`; nil, having read something, when it is none of these.
    mutating func cells(in sheet: String?) -> Formula? {
        skip()
        if let rows = rows() { return rows.inside(sheet) }
        guard let first = corner() else { return sheet != nil && peek() == 0x23 ? brokenCells() : nil }
        let behind = position
        guard take(":") else {
            position = behind
            // A column alone is a name.
            return first.row == nil || isPartOfWord ? nil : .reference(Reference(sheet: sheet, first: first))
        }
        guard let last = corner(), !isPartOfWord, (first.row == nil) == (last.row == nil) else { return nil }
        return .reference(Reference(sheet: sheet, first: first, last: last))
    }

    /// `Tarifs!#REF!`.
    private mutating func brokenCells() -> Formula? {
        pass { $0 == 0x23 || $0.isLetter || $0 == 0x21 }
        return .error("#REF!")
    }

    /// `3:5`, whole rows.
    mutating func rows() -> Formula? {
        let start = position
        guard let first = rowCorner(), take(":"), let last = rowCorner(), !isPartOfWord else {
            position = start
            return nil
        }
        return .reference(Reference(sheet: nil, first: first, last: last))
    }

    private mutating func rowCorner() -> Reference.Corner? {
        let isFixed = takeHere(0x24)
        guard let row = digits() else { return nil }
        return Reference.Corner(row: row, column: nil, isRowFixed: isFixed)
    }

    private mutating func corner() -> Reference.Corner? {
        let isColumnFixed = takeHere(0x24)
        var column = 0
        var letters = 0
        while let byte = peek(), byte.isLetter, letters < 4 {
            column = column * 26 + Int(byte & 0xdf) - 0x40
            letters += 1
            position += 1
        }
        guard (1...3).contains(letters), column <= Place.columns else { return nil }
        let isRowFixed = takeHere(0x24)
        let row = digits()
        guard row != nil || !isRowFixed else { return nil }
        return Reference.Corner(
            row: row, column: column - 1, isRowFixed: isRowFixed, isColumnFixed: isColumnFixed)
    }

    /// From 0.
    private mutating func digits() -> Int? {
        var number = 0
        let start = position
        while let byte = peek(), byte.isDigit, position - start < 8 {
            number = number * 10 + Int(byte - 0x30)
            position += 1
        }
        return (1...Place.rows).contains(number) ? number - 1 : nil
    }

    private mutating func takeHere(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    /// What follows shows that a word goes on, or that it was a function or a sheet.
    private var isPartOfWord: Bool {
        guard let byte = peek() else { return false }
        return byte.isLetter || byte.isDigit || byte >= 0x80 || [0x5f, 0x2e, 0x28, 0x21, 0x5b].contains(byte)
    }

    /// `[.B2]` of OpenDocument; `[1]Sheet!A1` and `[@Price]` of Excel.
    mutating func bracketed() -> Formula? {
        let start = position
        position += 1
        guard let end = closing() else { return nil }
        let inner = Array(bytes[start + 1..<end])
        position = end + 1
        if inner.contains(0x2e), let cells = Self.openDocumentCells(inner) { return cells }
        if inner.allSatisfy(\.isDigit) {
            pass { $0 != 0x21 && $0 != 0x20 && $0 != 0x29 }
            guard take("!") else { return nil }
            return cells(in: "…")
        }
        return .name(Self.columnName(inner))
    }

    /// Where the bracket that was opened before `position` closes.
    private func closing() -> Int? {
        var open = 1
        var isQuoted = false
        for index in position..<bytes.count {
            if bytes[index] == 0x27 { isQuoted.toggle() }
            if isQuoted { continue }
            if bytes[index] == 0x5b { open += 1 }
            if bytes[index] == 0x5d { open -= 1 }
            if open == 0 { return index }
        }
        return nil
    }

    /// `Sales[Price]`, a column of a table that has a name.
    mutating func column(of table: String) -> Formula? {
        let start = position
        position += 1
        guard let end = closing() else { return nil }
        position = end + 1
        return .name(Self.columnName(Array(bytes[start + 1..<end])))
    }

    /// The last words between brackets, without `@` and `#This Row`.
    private static func columnName(_ inner: [UInt8]) -> String {
        let parts = inner.split { $0 == 0x5b || $0 == 0x5d || $0 == 0x2c || $0 == 0x3b || $0 == 0x40 }
        let words = parts.map { String(decoding: $0, as: UTF8.self) }.filter { !$0.hasPrefix("#") && $0 != " " }
        return words.last ?? String(decoding: inner, as: UTF8.self)
    }

    /// `$Tarifs.$A$1:.$B$9`.
    private static func openDocumentCells(_ inner: [UInt8]) -> Formula? {
        if inner.starts(with: Array("#REF!".utf8)) || inner.count >= 5 && inner.suffix(5).elementsEqual("#REF!".utf8) {
            return .error("#REF!")
        }
        var parser = FormulaParser.inside(inner)
        guard let (sheet, first) = parser.openDocumentCorner() else { return nil }
        guard parser.take(":") else {
            return parser.peek() == nil ? .reference(Reference(sheet: sheet, first: first)) : nil
        }
        guard let (_, last) = parser.openDocumentCorner(), parser.peek() == nil else { return nil }
        return .reference(Reference(sheet: sheet, first: first, last: last))
    }

    private mutating func openDocumentCorner() -> (String?, Reference.Corner)? {
        _ = takeHere(0x24)
        var sheet: String?
        if peek() == 0x27 {
            sheet = quoted("'")
        } else {
            let start = position
            pass { $0 != 0x2e && $0 != 0x23 }
            if position > start { sheet = String(decoding: bytes[start..<position], as: UTF8.self) }
        }
        // What follows the name of another file is its sheet.
        if takeHere(0x23) {
            pass { $0 != 0x2e }
            sheet = "…"
        }
        guard takeHere(0x2e) else { return nil }
        return corner().map { (sheet, $0) }
    }
}

extension Formula {
    fileprivate func inside(_ sheet: String?) -> Formula {
        guard case .reference(var reference) = self else { return self }
        reference.sheet = sheet
        return .reference(reference)
    }
}
