/// Formulas that reach for another program.
enum FormulaText {
    /// `program|topic!item` outside quotation marks, or the function `DDE` of LibreOffice.
    static func isDDE(_ formula: Lent) -> Bool {
        guard formula.bytes.contains(0x7c) || formula.contains("DDE(") else { return false }
        var quote: UInt8?
        var plain: [UInt8] = []
        for byte in formula.bytes {
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else {
                plain.append(byte)
            }
        }
        let bar = plain.firstIndex(of: 0x7c)
        return bar.map { plain[$0...].contains(0x21) } == true || isCall(plain)
    }

    /// `DDE(` that is not the end of a longer name.
    private static func isCall(_ plain: [UInt8]) -> Bool {
        let name = Array("dde(".utf8)
        guard plain.count >= name.count else { return false }
        return (0...plain.count - name.count).contains { start in
            plain[start..<start + name.count].map(\.lowercased) == name
                && (start == 0 || !(plain[start - 1].isLetter || plain[start - 1].isDigit || plain[start - 1] == 0x5f))
        }
    }
}
