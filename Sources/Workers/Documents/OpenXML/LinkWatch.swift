/// Looks for DDE and automatic links in any part of an OOXML package.
final class LinkWatch: XMLListener {
    private let report: Report
    private let entry: String
    private var fields = FieldStack()
    private var isInstruction = false
    private var isText = false

    init(_ report: Report, entry: String) {
        self.report = report
        self.entry = entry
    }

    func start(_ tag: Tag) {
        isInstruction = false
        isText = false
        switch tag.name {
        case "ddeLink": report.refuse(.dde)
        case "oleLink": report.refuse(.externalObject, entry: entry)
        case "connection": report.addLinks(1)
        case "instrText", "delInstrText": isInstruction = true
        case "t": isText = true
        case "fldSimple": if let code = tag["instr"] { judge(Array(code.bytes)) }
        case "fldChar": if let kind = tag["fldCharType"] { turn(kind) }
        default: break
        }
    }

    func end(_ name: Name) {
        isInstruction = false
        isText = false
    }

    func text(_ text: Lent) {
        if isInstruction { fields.addCode(text) }
        if isText { fields.addResult(text) }
    }

    private func turn(_ kind: Lent) {
        switch kind {
        case "begin": fields.begin()
        case "separate": if let code = fields.separate() { judge(code) }
        case "end": if let code = fields.end() { judge(code) }
        default: break
        }
    }

    private func judge(_ code: [UInt8]) {
        switch FieldStack.command(of: code) {
        case "dde", "ddeauto": report.refuse(.dde)
        case "link": report.refuse(.externalObject, entry: entry)
        default: break
        }
    }
}
