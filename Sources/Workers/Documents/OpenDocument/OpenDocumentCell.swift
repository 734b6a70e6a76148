/// One cell of a spreadsheet's content, perhaps standing for several beside each other.
struct OpenDocumentCell {
    private let type: String?
    private let number: Double?
    let formula: [UInt8]?
    let columns: Int
    /// As shown, lines after each other.
    var text: [UInt8] = []

    init(_ tag: Tag) {
        type = tag["value-type", in: Space.office]?.string
        number = tag["value", in: Space.office].flatMap { Double($0.string) }
        formula = tag["formula"].map { Array($0.bytes) }
        columns = min(max(1, tag["number-columns-repeated"]?.number ?? 1), CellPlace.columns)
    }

    mutating func beginLine() {
        if !text.isEmpty { text.append(0x20) }
    }

    /// Neither a date nor an amount of money.
    var isPlainNumber: Bool { type == "float" }

    var isFilled: Bool { formula != nil || !text.isEmpty || (type != nil && type != "string") }

    func value(_ text: Lent) -> CellValue {
        switch type {
        case "string", nil: text.isEmpty ? .other : .text(text, nil)
        default: ErrorText.isError(text) ? .error : number.map(CellValue.number) ?? .other
        }
    }
}
