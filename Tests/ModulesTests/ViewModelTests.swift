import Domain
import Foundation
import Testing

@testable import Modules

@Suite struct AnswersInWords {
    @Test(arguments: [
        ("words", "des mots", "a word"), ("glue", "Oui", "Yes"), ("usage", "File d'attente", "Queue"),
        ("uses", "File d'attente, Tirage", "Queue, Tirage"), ("since", "1er décembre 2026", "1 December 2026"),
        ("time", "3\u{a0}heures", "3\u{a0}hours"), ("width", "12,5\u{a0}mm", "12,5\u{a0}mm"),
        ("materials", "des mots, 25\u{a0}feuilles, facultatif", "a word, 25\u{a0}sheets, optional"),
        (
            "wording", "des mots | des mots | 2\u{a0}feuilles | File d'attente | 24 novembre 2026 | Oui",
            "a word | a word | 2\u{a0}sheets | Queue | 24 November 2026 | Yes"
        ), ("photo", "des mots", "a word"), ("model", "des mots", "a word"),
    ])
    func `an answer is told in one line of the reader's language`(_ id: String, _ french: String, _ english: String)
        throws
    {
        let field = try #require(ViewSample.fields.first { $0.id == id })
        let frenchValue = try #require(ViewSample.content("des mots").fields[id])
        let englishValue = try #require(ViewSample.content("a word").fields[id])

        #expect(AnswerWords(.french).line(frenchValue, field) == french)
        #expect(AnswerWords(.english).line(englishValue, field) == english.replacing("Tirage", with: "Raffle"))
    }

    @Test func `an answer without its field is told as stored`() {
        #expect(AnswerWords(.french).line(.choices(["a", "b"]), nil) == "a, b")
        #expect(AnswerWords(.french).line(.text("true"), nil) == "true")
        #expect(AnswerWords(.french).line(.table([["b": "2", "a": "1"]]), nil) == "1 | 2")
        #expect(AnswerWords(.french).line(.duration(amount: "2", unit: "lustre"), nil) == "2\u{a0}lustre")
        #expect(AnswerWords(.french).date("2026-02-30") == "2026-02-30")
    }
}

@Suite struct ModelOfViews {
    @Test func `a table shows its headings and its cells in the reader's language`() throws {
        let text = """
            {{#field.wording}}<table><thead><tr><th scope="col">{{columns.kind}}</th></tr></thead><tbody>{{#rows}}\
            <tr><td class="is-{{kind.id}}">{{kind.value}} {{count.value}} {{#done.yes}}fait{{/done.yes}}</td></tr>\
            {{/rows}}</tbody></table>{{/field.wording}}
            """

        #expect(
            try ViewSample.render(text) == """
                <table><thead><tr><th scope="col">Colonne kind</th></tr></thead><tbody>\
                <tr><td class="is-queue">File d&#39;attente 2\u{a0}feuilles fait</td></tr></tbody></table>
                """)
        #expect(try ViewSample.render(text, ViewSample.values("a word", .english)).contains("Column kind"))
    }

    @Test func `empty steps, missing pictures and what the host cannot show are left out`() throws {
        var host = ViewSample.host
        host.photo = { _ in nil }
        host.answer = { field, value in field.id == "photo" ? nil : ViewSample.host.answer(field, value) }
        host.cover = nil
        let values = ViewValues(ViewSample.fields, language: .french, host: host).values(ViewSample.content())

        let html = try ViewSample.render(
            """
            {{#steps}}{{number}} {{anchor}} {{name}}{{#photos}}photo{{/photos}}{{/steps}}\
            {{#field.photo}}photos{{/field.photo}}{{#cover}}{{{.}}}{{/cover}}
            """, values)

        #expect(html == "1 etape-1 Étape 1")
    }

    @Test func `the list of answers keeps the order of the form and leaves out what is empty`() throws {
        var content = ViewSample.content()
        content.fields["glue"] = nil
        content.fields["width"] = .text(" ")
        let values = ViewValues(ViewSample.fields, language: .english, host: ViewSample.host).values(content)

        let ids = try ViewSample.render("{{#fields}}{{id}} {{/fields}}", values)

        #expect(
            ids == "words advice usage uses since time site materials wording parts other model photo ")
    }

    @Test func `a card has no steps`() {
        #expect(ViewNames.card(for: [])["steps"] == nil)
        #expect(ViewKind.card.names(for: [])["leftovers"] == nil)
        #expect(ViewKind.print.names(for: [])["steps"] != nil)
    }
}

@Suite struct ViewsOfManifests {
    private func read(_ manifest: String, _ files: [String: String]) throws -> (ModuleViews, [String]) {
        let report = Report(file: "Plugins/probe/module.yaml", text: manifest)
        let root = try #require(ManifestDocument.read(manifest, report))
        let reader = try #require(MappingReader(root, named: "module.yaml", report))
        let views = ModuleViews.read(reader, fields: ViewSample.fields) { name, _ in
            files[name].map { .success($0) } ?? .failure(.unreadable)
        }
        return (views, report.errors.map { "\($0.code) \($0.file):\($0.line):\($0.column)" })
    }

    @Test func `views are read from their folder, and the kiosk has the page's when it has none`() throws {
        let (views, errors) = try read(
            "views:\n  page: page.mustache\n  card: views/small.mustache\n",
            ["views/page.mustache": "<h2>{{title}}</h2>", "views/small.mustache": "<p>{{summary}}</p>"])

        #expect(errors == [])
        #expect(views[.kiosk]?.render(ViewSample.values()) == "<h2>des mots</h2>")
        #expect(views[.card]?.render(ViewSample.values()) == "<p>des mots</p>")
        #expect(views[.print] == nil)
        #expect(try read("id: probe", [:]).0.page == nil)
    }

    @Test func `each fault stands in the file that it is in`() throws {
        let (views, errors) = try read(
            "views:\n  page: page.mustache\n  card: card.mustache\n  kiosk: ../kiosk.mustache\n  print: print.mustache\n"
                + "  pages: x.mustache\n",
            ["views/page.mustache": "<p>\n{{titel}}</p>", "views/card.mustache": "<h2>{{#steps}}a{{/steps}}</h2>"])

        #expect(
            errors.sorted() == [
                "E-FILE-003 Plugins/probe/module.yaml:5:10", "E-KEY-001 Plugins/probe/module.yaml:6:3",
                "E-VIEW-001 Plugins/probe/views/card.mustache:1:5", "E-VIEW-001 Plugins/probe/views/page.mustache:2:1",
                "E-VIEW-028 Plugins/probe/views/card.mustache:1:2", "E-VIEW-060 Plugins/probe/module.yaml:4:10",
            ])
        #expect(views.page == nil && views.card == nil)
    }
}
