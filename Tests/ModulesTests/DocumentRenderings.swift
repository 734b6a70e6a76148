import Domain
import Foundation
import Modules
import Testing

/// What a document says, and when it refuses.
@Suite struct DocumentRenderings {
    private func html(
        _ template: String, _ fields: [String: FieldValue] = [:], more: String = "",
        _ parameters: [String: FieldValue] = [:],
        language: Language = .french
    ) throws -> String {
        let document = try DocumentSample.document(DocumentSample.tickets + more, ["ticket.mustache": template])
        return try document.render(DocumentSample.request(fields, parameters, language: language)).html
    }

    @Test func `numbers go from the first to the last, with their zeros`() throws {
        let document = try DocumentSample.document()

        let made = try document.render(DocumentSample.request([:], ["from": .text("98"), "to": .text("101")]))

        let numbers = made.html.matches(of: /d-number">(\d+)</).map { String($0.output.1) }
        #expect(numbers == ["098", "099", "100", "101"])
        #expect((made.cells, made.sheets, made.perSheet) == (4, 1, 18))
        #expect((made.pageWidth, made.pageHeight) == (210, 297))
    }

    @Test func `a parameter starts with the answer that the manifest names, then with its default`() throws {
        let document = try DocumentSample.document()

        #expect(document.start(for: Content(fields: ["last": .text("7")])) == ["from": .text("1"), "to": .text("7")])
        #expect(document.start(for: Content()) == ["from": .text("1"), "to": .text("3")])
        #expect(document.start(for: Content(fields: ["last": .text("sept")]))["to"] == .text("3"))
        #expect(try document.render(DocumentSample.request(["last": .text("7")])).cells == 7)
    }

    @Test func `shows answers in the reader's language`() throws {
        let template =
            "<p class=\"d-number\">{{field.day.value}} {{field.way.value}} {{field.width.value}} {{language}}</p>"
        let fields: [String: FieldValue] = [
            "day": .text("2026-11-24"), "way": .text("arrow_left"), "width": .text("12,5"),
        ]

        let french = try html(template, fields)
        let english = try html(template, fields, language: .english)

        #expect(french.contains("24 novembre 2026 À gauche 12,5\u{a0}mm fr"))
        #expect(english.contains("24 November 2026 Left 12,5\u{a0}mm en"))
    }

    @Test func `typed text stays text`() throws {
        let nasty = "<script>alert(1)</script>\" onload='x' {{number}} {{{title}}}"
        let template = "<div class=\"d-number\">{{field.words.value}}{{{field.words.html}}}{{title}}{{town_hall}}</div>"

        let page = try html(template, ["words": .text(nasty)])

        #expect(!page.contains("<script"))
        #expect(!page.contains("onload='"))
        #expect(page.contains("&lt;script&gt;"))
        #expect(page.contains("{{number}}"))
    }

    @Test func `a hidden answer is not printed`() throws {
        let template = "<p class=\"d-number\">{{number}}{{#field.secret}}{{field.secret.value}}{{/field.secret}}</p>"
        let answer: [String: FieldValue] = ["secret": .text("dit tout")]

        let hidden = try html(template, answer)
        let shown = try html(template, answer.merging(["words": .text("montre")]) { $1 })

        #expect(!hidden.contains("dit tout"))
        #expect(shown.contains("dit tout"))
    }

    @Test func `rows make cells, empty ones do not`() throws {
        let cards = """
            documents:
              - id: cards
                name: { fr: "Fiches", en: "Cards" }
                template: card.mustache
                repeat: { rows: cards }
                grid: { width: 90 mm, height: 50 mm }
                code: { qr: { of: row.slot, size: 20 mm } }
                words: { until: { fr: "à retirer le", en: "remove on" } }
                styles: { slot: { size: { fit: [slot], least: 3 mm, most: 20 mm }, width: 80 mm, height: 20 mm } }
            """
        let template = """
            <p class="d-slot">{{row.slot.value}} {{index}}/{{total}}</p>
            {{#row.until}}<p>{{words.until}} {{row.until.value}}</p>{{/row.until}}{{{code.qr}}}
            """
        let document = try DocumentSample.document(cards, ["card.mustache": template])
        let rows: [[String: String]] = [["slot": "A1", "until": "2026-12-01"], ["slot": " "], ["slot": "B2"]]

        let made = try document.render(DocumentSample.request(["cards": .table(rows)]))

        #expect(made.cells == 2)
        #expect(made.html.contains("A1 1/2") && made.html.contains("B2 2/2"))
        #expect(made.html.contains("à retirer le 1er décembre 2026"))
        #expect(made.html.components(separatedBy: "<svg").count == 3)
        #expect(DocumentSample.refusal(document, DocumentSample.request()) == "document.rowsMissing")
    }

    @Test(arguments: [
        (["from": "5", "to": "2"], "document.rangeUpsideDown"), (["to": "x"], "document.parameter"),
        (["to": "99999"], "document.parameter"), (["from": "1", "to": "2001"], "document.tooManyCells"),
        (["from": "1.5"], "document.parameter"), (["to": ""], "document.rangeUnknown"),
    ])
    func `refuses a range that cannot be printed`(_ chosen: [String: String], _ code: String) throws {
        let document = try DocumentSample.document()

        let refusal = DocumentSample.refusal(document, DocumentSample.request([:], chosen.mapValues { .text($0) }))

        #expect(refusal == code)
    }

    @Test func `refuses more than two hundred sheets and takes as many as that`() throws {
        let large = DocumentSample.tickets.replacing(
            "width: 60 mm, height: 40 mm", with: "width: 180 mm, height: 250 mm")
        let document = try DocumentSample.document(large)

        #expect(try document.render(DocumentSample.request([:], ["to": .text("200")])).sheets == 200)
        let refusal = DocumentSample.refusal(document, DocumentSample.request([:], ["to": .text("201")]))
        #expect(refusal == "document.tooManySheets")
    }

    @Test func `a size from an answer is needed, and obeyed`() throws {
        let sized = DocumentSample.tickets.replacing("width: 60 mm", with: "width: width + 4 mm")
        let document = try DocumentSample.document(sized)

        let made = try document.render(DocumentSample.request(["width": .text("86")]))

        #expect(made.css.contains(".leaf-cell{position:absolute;width:90mm;height:40mm"))
        #expect(DocumentSample.refusal(document, DocumentSample.request()) == "document.sizeUnknown")
        #expect(
            DocumentSample.refusal(document, DocumentSample.request(["width": .text("300")])) == "document.tooLarge")
    }

    @Test func `the style sheet holds numbers and known words only`() throws {
        let styles =
            "\n      all: { size: 3 mm, width: 50 %, colour: \"#abcdef\", turn: left, capitals: true, wrap: false }"
        let document = try DocumentSample.document(DocumentSample.tickets + styles)

        let made = try document.render(DocumentSample.request(["words": .text("}</style>*{color:red}")]))

        #expect(made.css.contains(".leaves .d-all{font-size:3mm;width:50%;color:#abcdef;text-transform:uppercase"))
        #expect(!made.css.contains("url(") && !made.css.contains("@import") && !made.css.contains("<"))
        #expect(!made.css.contains("color:red"))
        #expect(!made.html.contains("style=") && !made.html.contains("<script"))
    }

    @Test func `says when letters are too small for their distance`() throws {
        let read = DocumentSample.tickets + "\n    reading: { distance: width * 100, styles: [number] }"
        let document = try DocumentSample.document(read)

        let near = try document.render(DocumentSample.request(["width": .text("2")])).remarks
        let far = try document.render(DocumentSample.request(["width": .text("50")])).remarks

        #expect(near.isEmpty)
        #expect(far.map(\.code) == ["document.tooSmallToRead"])
        #expect(far.first?.what.fr == "des lettres de 8,64 mm se lisent mal à 5 m")
    }

    @Test func `says which text is too long for its place`() throws {
        let fitted = DocumentSample.tickets.replacing(
            "size: 12 mm", with: "width: 50 mm, height: 9 mm, size: { fit: [words], least: 3 mm, most: 12 mm }")
        let document = try DocumentSample.document(fitted)

        let short = try document.render(DocumentSample.request(["words": .text("Accueil")]))
        let long = try document.render(
            DocumentSample.request(["words": .text(String(repeating: "Accueil ", count: 20))]))

        #expect(short.remarks.isEmpty && short.css.contains(".d-number{font-size:7.5mm"))
        #expect(long.remarks.map(\.code) == ["document.textTooLong"] && long.css.contains(".d-number{font-size:3mm"))
    }

    @Test func `a bar code that is too fine or cannot be is told`() throws {
        let coded = DocumentSample.tickets.replacing(
            "    styles:", with: "    code: { bars: { of: words, width: 20 mm, height: 8 mm } }\n    styles:")
        let document = try DocumentSample.document(coded)

        let fine = try document.render(DocumentSample.request(["words": .text("Mairie du Nord")]))

        #expect(fine.remarks.map(\.code) == ["document.fineCode"])
        #expect(
            DocumentSample.refusal(document, DocumentSample.request(["words": .text("été")])) == "document.barsUnfit")
        #expect(DocumentSample.refusal(document, DocumentSample.request()) == nil)
    }

    @Test func `is offered while its condition holds`() throws {
        let document = try DocumentSample.document(DocumentSample.tickets + "\n    show_if: \"words = 'file'\"")

        #expect(document.isOffered(for: Content(fields: ["words": .text("file")])))
        #expect(!document.isOffered(for: Content()))
    }

    @Test func `makes two thousand tickets at once`() throws {
        let document = try DocumentSample.document()
        let request = DocumentSample.request([:], ["to": .text("2000")])

        var made: RenderedDocument?
        let time = try ContinuousClock().measure { made = try document.render(request) }

        print("documents: 2000 cells, \(made?.sheets ?? 0) sheets, \(made?.html.utf8.count ?? 0) bytes in \(time)")
        #expect(made?.cells == 2_000)
        #expect(time < .seconds(10))
    }
}
