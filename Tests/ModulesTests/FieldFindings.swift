import Domain
import Foundation
import Modules
import Testing

@Suite struct FieldFindings {
    /// One finding as `code level`, in order; the general ones about title, summary, cover and steps are left out.
    private func said(_ fields: String, _ value: FieldValue, files: [MediaFile.ID: MediaFile] = [:]) throws -> [String]
    {
        let module = try #require(try Sample.module(fields))
        let content = Content(title: "T", summary: "S.", fields: ["a": value])
        return module.findings(for: content, files: files).filter {
            $0.place == .field("a") && $0.code != .coverMissing
        }
        .map { "\($0.code.rawValue) \($0.level.rawValue)" }
    }

    private func field(_ keys: String) -> String { "  - { id: a, label: { fr: \"Champ\", en: \"Field\" }, \(keys) }" }

    @Test(arguments: [
        ("12", []), ("1", []), ("297", []), ("12,5", ["field.notInteger error"]), ("1 000", ["field.tooLarge warning"]),
        ("1\u{202f}000", ["field.tooLarge warning"]), ("beaucoup", ["field.notNumber error"]),
        ("0", ["field.tooSmall warning"]),
        ("12,0", []), ("1,2,3", ["field.notNumber error"]), ("1e3", ["field.notNumber error"]), ("+5", []),
        ("\u{2212}5", ["field.tooSmall warning"]), ("12 mm", ["field.notNumber error"]),
    ])
    func `reads a whole number as people type it`(_ typed: String, _ expected: [String]) throws {
        #expect(try said(field("type: number, integer: true, unit: mm, min: 1, max: 297"), .text(typed)) == expected)
    }

    @Test(arguments: [
        ("type: boolean", FieldValue.text("peut-être"), ["field.notChoice error"]),
        ("type: date", .text("2026-11-24"), []),
        ("type: date", .text("2026-02-30"), ["field.notDate error"]),
        ("type: date", .text("24/11/2026"), ["field.notDate error"]),
        ("type: duration, max: 8 hour", .duration(amount: "1,5", unit: "hour"), []),
        ("type: duration, max: 8 hour", .duration(amount: "2", unit: "day"), ["field.tooLarge warning"]),
        ("type: duration", .duration(amount: "2", unit: "mm"), ["field.notDuration error"]),
        ("type: duration", .duration(amount: "un peu", unit: "hour"), ["field.notDuration error"]),
        ("type: link", .text("https://example.org/a?b=c"), []),
        ("type: link", .text("javascript:alert(1)"), ["field.notLink error"]),
        ("type: link", .text("www.example.org"), ["field.notLink error"]),
        ("type: link", .text("https://user@example.org"), ["field.notLink error"]),
        ("type: text, min_length: 3", .text("ab"), ["field.tooShort hint"]),
        ("type: text, max_length: 3", .text("abcd"), ["field.tooLong warning"]),
        ("type: text, pattern: '[A-Z]\\d{3}'", .text("A123"), []),
        ("type: text, pattern: '[A-Z]\\d{3}'", .text("A1234"), ["field.pattern warning"]),
        ("type: markdown", .text(String(repeating: "é", count: 20_001)), ["field.tooLong error"]),
        ("type: materials, min_items: 2", .materials([Material(name: "Papier")]), ["field.tooFew hint"]),
        ("type: materials", .materials([Material(quantity: "3"), Material()]), ["field.materialNameless warning"]),
        ("type: text, required: true", .text("  "), ["field.required hint"]),
        ("type: number, required: true", .choices(["x"]), ["field.required hint"]),
        ("type: number", .choices(["x"]), []),
    ])
    func `weighs an answer`(_ keys: String, _ value: FieldValue, _ expected: [String]) throws {
        #expect(try said(field(keys), value) == expected)
    }

    @Test func `keeps a retired option valid and offers it to nobody else`() throws {
        let options = "options: [{ id: q, label: { fr: Q, en: Q } }, { id: r, retired: true, label: { fr: R, en: R } }]"
        let module = try #require(try Sample.module(field("type: choice, \(options)")))

        #expect(try said(field("type: choice, \(options)"), .text("r")) == [])
        #expect(try said(field("type: choice, \(options)"), .text("z")) == ["field.notChoice error"])
        #expect(module.fields[0].offered().map(\.id) == ["q"])
        #expect(module.fields[0].offered(["r"]).map(\.id) == ["q", "r"])
    }

    @Test func `names the row and the column of a cell`() throws {
        let columns =
            "columns: [{ id: c, required: true, max_length: 3, label: { fr: Texte, en: Text } }, { id: d, label: { fr: D, en: D } }]"
        let module = try #require(try Sample.module(field("type: table, max_rows: 2, \(columns)")))
        let rows = FieldValue.table([["c": "", "d": "x"], ["c": "abcd"], ["c": "", "d": " "]])
        let findings = module.findings(for: Content(title: "T", summary: "S.", fields: ["a": rows]), files: [:])
            .filter { $0.place == .field("a") }

        #expect(findings.map(\.code) == [.fieldTooMany, .fieldCellRequired, .fieldTooLong])
        #expect(findings[1].arguments["row"] == .number(1))
        #expect(findings[1].arguments["column"] == .localized(LocalizedText(fr: "Texte", en: "Text")))
        #expect(
            findings[2].arguments["label"]
                == .localized(LocalizedText(fr: "Champ, ligne 2, Texte", en: "Field, row 2, Text")))
    }

    @Test func `judges files by what was found in them`() throws {
        let sheet = MediaFile(kind: .document, format: "xlsx", name: "courrier.xlsx", size: 3_000_000)
        let letter = MediaFile(kind: .document, format: "docx", name: "lettre.docx", size: 10)
        let files = [sheet.id: sheet, letter.id: letter]
        let value = FieldValue.files([
            Attachment(file: sheet.id, name: sheet.name), Attachment(file: letter.id, name: letter.name),
            Attachment(file: MediaFile.ID(), name: "perdu.pdf"),
        ])

        let expected = [
            "field.tooMany warning", "field.fileTooLarge error", "field.fileKind error", "file.missing error",
        ]
        #expect(
            try said(field("type: file, kinds: [xlsx], max_size: 2 MB, max_items: 2"), value, files: files) == expected)
    }

    @Test func `asks for a larger photo and for words that stand for it`() throws {
        let photo = MediaFile(kind: .photo, format: "jpeg", name: "p.jpg", size: 1, width: 320, height: 640)
        let value = FieldValue.photos([Photo(file: photo.id)])

        let expected = ["draft.altMissing hint", "field.photoTooSmall warning"]
        #expect(try said(field("type: photo, min_width: 800"), value, files: [photo.id: photo]) == expected)
    }

    @Test func `writes a limit with the decimal sign of each language`() throws {
        let module = try #require(try Sample.module(field("type: number, min: 0.5")))
        let findings = module.findings(for: Content(title: "T", summary: "S.", fields: ["a": .text("0,1")]), files: [:])

        let limit = findings.first { $0.code == .fieldTooSmall }?.arguments["limit"]
        #expect(limit == .localized(LocalizedText(fr: "0,5", en: "0.5")))
    }

    @Test func `keeps defaults for a new draft`() throws {
        let module = try #require(try Sample.module(field("type: number, integer: true, default: 4")))

        #expect(module.initialContent().fields == ["a": .text("4")])
    }
}
