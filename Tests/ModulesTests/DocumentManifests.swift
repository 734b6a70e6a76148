import Foundation
import Modules
import Testing

/// Everything that can be wrong in `documents`, with the place where it is said.
@Suite struct DocumentManifests {
    /// Lines of the head before the document's own.
    private static let head = DocumentSample.fields.split(separator: "\n", omittingEmptySubsequences: false).count - 1

    /// One line of the sample, from 1, replaced.
    private func errors(line: Int, _ text: String, template: String = DocumentSample.ticket) throws -> [String] {
        var lines = DocumentSample.tickets.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[line - 1] = text
        let workshop = try DocumentSample.workshop(lines.joined(separator: "\n"), ["ticket.mustache": template])
        return workshop.registry.broken.flatMap(\.errors).map { error in
            let place = error.file.hasSuffix(".yaml") ? "\(error.line - Self.head)" : "T\(error.line)"
            return "\(error.code) \(place):\(error.column)"
        }
    }

    @Test func `a sound document is loaded`() throws {
        let document = try DocumentSample.document()

        #expect(document.id == "tickets")
        #expect(document.parameters.map(\.id) == ["from", "to"])
        #expect(document.prefill == ["to": "last"])
    }

    @Test(arguments: [
        (2, "  - id: Tickets", "E-FIELD-002 2:9"),
        (3, "    name: { en: Tickets }", "E-TEXT-001 3:11"),
        (4, "    template: ../ticket.mustache", "E-DOC-006 4:15"),
        (4, "    template: other.mustache", "E-FILE-003 4:15"),
        (5, "    margin: 80 mm", "E-TYPE-002 5:13"),
        (5, "    margin: 10 kg", "E-RULE-013 5:13"),
        (5, "    paper: a6", "E-KEY-004 5:12"),
        (5, "    papers: a4", "E-KEY-001 5:5"),
        (7, "      - { id: from, type: link, label: { fr: De, en: From } }", "E-DOC-001 7:27"),
        (7, "      - { id: from, type: number, default: ten, label: { fr: De, en: From } }", "E-FIELD-009 7:44"),
        (8, "      - { id: last, type: number, label: { fr: De, en: From } }", "E-DOC-002 8:15"),
        (9, "    prefill: { to: lost }", "E-DOC-003 9:20"),
        (9, "    prefill: { too: last }", "E-DOC-003 9:16"),
        (10, "    repeat: { from: from, rows: cards }", "E-DOC-005 10:13"),
        (10, "    repeat: { digits: 3 }", "E-DOC-005 10:13"),
        (10, "    repeat: { rows: words }", "E-DOC-004 10:21"),
        (10, "    repeat: { from: from, to: words }", "E-RULE-016 10:31"),
        (10, "    repeat: { from: from, to: ten }", "E-RULE-006 10:31"),
        (11, "    grid: { width: 2 mm, height: 40 mm }", "E-DOC-009 11:11"),
        (11, "    grid: { width: 200 mm, height: 40 mm }", "E-DOC-009 11:11"),
        (11, "    grid: { width: 60 mm, height: 40 mm, cut: scissors }", "E-KEY-004 11:47"),
        (11, "    code: { qr: { of: number } }", "E-KEY-003 11:17"),
        (11, "    code: { qr: { of: cards, size: 20 mm } }", "E-DOC-011 11:23"),
        (11, "    code: { qr: { of: row.slot, size: 20 mm } }", "E-DOC-003 11:23"),
        (14, "      number: { size: { fit: [number], least: 3 mm, most: 9 mm } }", "E-DOC-010 14:23"),
        (13, "      cell: { width: 10 mm }", "E-KEY-001 13:15"),
        (14, "      number: { width: 0 % }", "E-DOC-008 14:24"),
        (14, "      number: { colour: red }", "E-MODULE-006 14:25"),
        (14, "      number: { background: \"url(x)\" }", "E-MODULE-006 14:29"),
        (14, "      number: { size: 12 mm, font: serif }", "E-KEY-001 14:30"),
        (14, "      Number: { size: 12 mm }", "E-FIELD-002 14:7"),
    ])
    func `names what is wrong and where`(_ line: Int, _ text: String, _ expected: String) throws {
        let found = try errors(line: line, text)

        #expect(found.contains(expected), "\(found)")
    }

    @Test func `a class that no style declares is refused where the template writes it`() throws {
        let found = try errors(
            line: 14, "      number: { size: 12 mm }",
            template: "<p class=\"d-number\">\n<b class=\"d-numbre\">{{number}}</b></p>")

        #expect(found == ["E-DOC-007 T2:11"])
    }

    @Test func `a template that asks for what a document does not have is refused`() throws {
        let found = try errors(line: 14, "      number: {}", template: "<p class=\"d-number\">{{nombre}}</p>")

        #expect(found.contains("E-VIEW-001 T1:21"))
    }

    @Test func `on a roll the height is needed and cutting is the printer's affair`() throws {
        let roll = """
            documents:
              - id: tickets
                name: { fr: "Tickets", en: "Tickets" }
                template: ticket.mustache
                paper: roll80
                grid: { cut: marks }
                styles: { number: { size: 12 mm } }
            """
        let workshop = try DocumentSample.workshop(roll, ["ticket.mustache": DocumentSample.ticket])

        let codes = workshop.registry.broken.flatMap(\.errors).map(\.code)

        #expect(codes == ["E-KEY-003"])
    }

    @Test func `pale letters are a remark, unless they lie on something dark`() throws {
        let pale = DocumentSample.tickets + "\n      pale: { colour: \"#cccccc\", background: \"#ffffff\" }"
        let white =
            DocumentSample.tickets
            + "\n      band: { background: \"#102030\" }\n      white: { colour: \"#ffffff\", on: band }"

        let first = try DocumentSample.workshop(pale, ["ticket.mustache": DocumentSample.ticket]).registry["probe"]
        let second = try DocumentSample.workshop(white, ["ticket.mustache": DocumentSample.ticket]).registry["probe"]

        #expect(first?.warnings.map(\.code) == ["W-DOC-001"])
        #expect(second?.warnings.isEmpty == true)
    }
}
