import App
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Modules
import Store
import Support
import Testing
import Web

/// Content types with views of their own, on the pages of the site.
@Suite struct OwnViews {
    /// A house whose only type is the ticket, with these templates.
    private func house(_ views: [String: String]) async throws -> (TestHouse, TemporaryFolder) {
        let plugins = try TemporaryFolder()
        let ticket = plugins("ticket")
        try FileManager.default.copyItem(at: Checkout.plugins.appending(component: "ticket"), to: ticket)
        let folder = ticket.appending(component: "views")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, template) in views {
            try template.write(to: folder.appending(component: "\(name).mustache"), atomically: true, encoding: .utf8)
        }
        let keys = views.keys.sorted().map { "\($0): \($0).mustache" }.joined(separator: ", ")
        let manifest = ticket.appending(component: "module.yaml")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        try (text + "\nviews: { \(keys) }\n").write(to: manifest, atomically: true, encoding: .utf8)
        return (try await TestHouse(modules: [plugins.url]), plugins)
    }

    private func post(in house: TestHouse) async throws -> Tutorial {
        let posted = try await house.post("Zanzibar")
        var draft = try await house.store.drafts.open(posted.tutorial, by: house.cast.amina.id, at: TestHouse.now)
        draft.content.fields["usage"] = .text("queue")
        draft.content.fields["width"] = .text("60")
        _ = try await house.store.drafts.save(draft)
        return try await house.cast.publish(posted.tutorial, by: house.cast.amina, in: house.store, at: TestHouse.now)
    }

    @Test func `a page, a card and a sheet show what the type makes of the answers`() async throws {
        let page = """
            {{#field.usage}}<section><h2>{{label}} : {{value}}</h2></section>{{/field.usage}}
            {{^field.first}}<p>sans numéro</p>{{/field.first}}
            <ol>{{#steps}}<li><h2>{{number}}. {{name}}</h2>{{{html}}}{{#photos}}{{{html}}}{{/photos}}</li>{{/steps}}</ol>
            """
        let (house, plugins) = try await house([
            "page": page, "card": "<p>{{#field.width}}{{value}} de large{{/field.width}}</p>",
            "print": "<p>imprimé : {{title}}</p>",
        ])
        let tutorial = try await post(in: house)
        try await house.visit { client in
            let browser = Browser(client)
            let shown = try await browser.get(Path.tutorial(tutorial.slug)).text
            #expect(shown.contains(": File d’attente</h2>"))
            #expect(shown.contains("sans numéro") && shown.contains("plier Zanzibar"))
            #expect(shown.contains("alt=\"photo Zanzibar\"") && !shown.contains("<dl class=\"facts\">"))
            #expect(try await browser.get("/types/ticket").text.contains("60\u{a0}mm de large"))
            #expect(try await browser.get("/").text.contains("60\u{a0}mm de large"))
            let printed = try await browser.get(Path.printing(tutorial.slug)).text
            #expect(printed.contains("imprimé : Zanzibar du guichet"))
        }
        withExtendedLifetime(plugins) {}
    }

    @Test func `a new form of a type: refused without steps, read with the old one, carried over without a word lost`()
        async throws
    {
        let (house, plugins) = try await house(["card": "<p>{{title}}</p>"])
        let tutorial = try await post(in: house)
        var draft = try await house.store.drafts.open(tutorial, by: house.cast.amina.id, at: TestHouse.now)
        draft.content.fields["gain_us"] = .text("Moins de bruit au comptoir.")
        draft.content.fields["gain_visitors"] = .text("Ils s’assoient.")
        _ = try await house.store.drafts.save(draft)
        let shown = try await house.cast.publish(tutorial, by: house.cast.amina, in: house.store, at: TestHouse.now)
        let address = Path.tutorial(shown.slug)
        let ticket = plugins("ticket")
        let manifest = ticket.appending(component: "module.yaml")
        let changed = try String(contentsOf: manifest, encoding: .utf8)
            .replacing("\nschema: 1\n", with: "\nschema: 2\n")
            .replacing(/(?s)  - id: gain_visitors\n.*?\n\n/, with: "")
            .replacing("gain_visitors, ", with: "").replacing("gain_us", with: "gain_team")
        try changed.write(to: manifest, atomically: true, encoding: .utf8)

        let refused = try await house.house.site.reloadModules()
        #expect(refused["ticket"]?.schema == 1)
        #expect(refused.broken.first?.errors.map(\.code).contains { $0.hasPrefix("E-SCHEMA") } == true)

        let steps = """
            from: 1
            to: 2
            steps:
              - { rename: gain_us, to: gain_team }
              - { retire: gain_visitors, keep_as: { fr: "Pour les usagers", en: "For visitors" } }

            """
        let folder = ticket.appending(component: "migrations")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try steps.write(to: folder.appending(component: "1-to-2.yaml"), atomically: true, encoding: .utf8)
        let accepted = try await house.house.site.reloadModules()
        #expect(accepted["ticket"]?.schema == 2 && accepted.broken.isEmpty, "\(accepted.broken)")

        func words(_ when: String) async throws {
            try await house.visit { client in
                let page = try await Browser(client).get(address)
                #expect(page.status == .ok, "\(when)")
                #expect(
                    page.text.contains("Moins de bruit au comptoir.") && page.text.contains("Ils s’assoient."),
                    "\(when)")
            }
        }
        try await words("before it is carried over")
        let data = ["--data", house.folder.url.path, "--modules", plugins.url.path]
        let rehearsal = try await Command.run(["module", "migrate", "ticket", "--dry-run"] + data, in: plugins.url)
        #expect(rehearsal.code == 0 && rehearsal.output.contains("For visitors: Ils s’assoient."), "\(rehearsal)")
        #expect(try await house.store.tutorials.read(shown.id).revision.schema == 1)
        let done = try await Command.run(["module", "migrate", "ticket"] + data, in: plugins.url)
        #expect(done.code == 0, "\(done)")
        let carried = try await house.store.tutorials.read(shown.id).revision
        #expect(carried.schema == 2 && carried.byMigration)
        #expect(carried.content.fields["gain_team"] == .text("Moins de bruit au comptoir."))
        #expect(carried.content.leftovers.map(\.label.fr) == ["Pour les usagers"])
        try await words("after it was carried over")
        // A member: visitors may see a kept page for a second after another program wrote.
        let cookie = try await house.session(house.cast.nadia)
        try await house.visit { client in
            let page = try await Browser(client, cookie: cookie).get(address)
            #expect(page.text.contains("Informations d’une version antérieure"))
        }
    }
}
