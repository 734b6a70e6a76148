/// What spreadsheets show in a cell that could not be computed.
enum ErrorText {
    static func isError(_ text: Lent) -> Bool {
        guard text.count >= 4, text.count <= 16, let first = text.bytes.first else { return false }
        return first == 0x23 ? known.contains(squeezed(text)) : text.starts(with: "Err:5") && text.count == 7
    }

    /// A formula that has lost what it pointed to.
    static func isBroken(_ formula: Lent) -> Bool { formula.contains("#REF!") }

    /// Without blanks: French programs write « #NOM ? ».
    private static func squeezed(_ text: Lent) -> String {
        text.string.filter { !$0.isWhitespace }.uppercased()
    }

    private static let known: Set<String> = [
        "#REF!", "#N/A", "#N/D", "#NAME?", "#NOM?", "#VALUE!", "#VALEUR!", "#DIV/0!", "#NULL!", "#NUL!", "#NUM!",
        "#NOMBRE!", "#SPILL!", "#EPARS!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!",
    ]
}
