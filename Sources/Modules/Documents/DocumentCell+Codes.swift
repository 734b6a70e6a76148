import Codes
import Domain

extension ModuleDocument {
    /// Millimetres of the smallest stroke that common readers see on paper.
    private static let finestQR = 0.33, finestBars = 0.25

    /// Draws the codes that the manifest asks for.
    /// - Returns: what to say about them.
    /// - Throws: `DocumentRefusal` for a value that no such code can hold; an empty one has none.
    func addCodes(
        to values: inout TemplateValues, _ mark: CellMark, _ request: DocumentRequest
    ) throws(DocumentRefusal) -> [DocumentRemark] {
        var drawn: [String: TemplateValue] = [:]
        var remarks: [DocumentRemark] = []
        if let code = codes.qr, let text = text(of: code.value, values, mark, request) {
            guard let drawing = try? QRCode.drawing(of: text, label: "QR: \(text)") else { throw .qrTooLong }
            remarks += Self.remarks(min(code.width, code.height) / Double(drawing.width), least: Self.finestQR)
            let side = min(code.width, code.height)
            drawn["qr"] = .html(drawing.svg(width: side, height: side))
        }
        if let code = codes.bars, let text = text(of: code.value, values, mark, request) {
            guard let drawing = try? Code128.drawing(of: text, label: "Code 128: \(text)") else {
                throw .barsUnfit(text)
            }
            remarks += Self.remarks(code.width / Double(drawing.width), least: Self.finestBars)
            drawn["bars"] = .html(drawing.svg(width: code.width, height: code.height))
        }
        if !drawn.isEmpty { values["code"] = .object(drawn) }
        return remarks
    }

    private static func remarks(_ module: Double, least: Double) -> [DocumentRemark] {
        module < least - 0.001 ? [.fineCode(module, least: least)] : []
    }

    /// Nil when there is nothing to encode.
    private func text(
        of value: DocumentCodes.Value, _ values: TemplateValues, _ mark: CellMark, _ request: DocumentRequest
    ) -> String? {
        let text =
            switch value {
            case .url: request.url
            case .title: request.content.title
            case .number: mark.number ?? ""
            case .answer(let id): Self.text(id, in: values["parameter"]) ?? Self.text(id, in: values["field"]) ?? ""
            case .column(let id): Self.text(id, in: mark.row.map(TemplateValue.object)) ?? ""
            }
        return text.isBlank ? nil : text
    }

    private static func text(_ id: String, in value: TemplateValue?) -> String? {
        guard case .object(let objects)? = value, case .object(let values)? = objects[id],
            case .text(let text)? = values["number"] ?? values["id"] ?? values["day"] ?? values["value"]
        else { return nil }
        return text
    }
}
