import App
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Support
import Testing
import Web

@testable import Store

/// The content types are folders that the server loads; none of them has a private door.
@Suite struct PluginFolders {
    static let names: [String] = {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: Checkout.plugins.path)) ?? []
        return found.filter {
            FileManager.default.fileExists(atPath: Checkout.plugins.appending(path: "\($0)/module.yaml").path)
        }
        .sorted()
    }()

    @Test func `there are four from the first day`() {
        #expect(Self.names == ["physical-object", "signage-sheet", "spreadsheet", "ticket"])
    }

    @Test(arguments: names)
    func `without one of them the server starts and serves the rest`(missing: String) async throws {
        let plugins = try TemporaryFolder()
        for name in Self.names where name != missing {
            try FileManager.default.copyItem(at: Checkout.plugins.appending(component: name), to: plugins(name))
        }
        let full = try await TestHouse()
        var slugs: [String: String] = [:]
        for name in Self.names {
            let draft = try await full.cast.draft(
                "Astuce \(name)", summary: "s", steps: ["plier"], type: name, by: full.cast.amina, in: full.store,
                at: TestHouse.now)
            slugs[name] = try await full.cast.publish(draft, by: full.cast.amina, in: full.store, at: TestHouse.now)
                .slug
        }
        let house = try await TestHouse.open(full.folder.url, modules: [plugins.url])
        let posted = slugs
        let cookie = try await full.session(full.cast.amina)

        try await TestHouse.visit(house) { client in
            let browser = Browser(client, cookie: cookie)
            for page in ["/", "/recherche?q=astuce", "/mots", "/mairies", "/publier", "/mes-bricolages", "/healthz"] {
                #expect(try await browser.get(page).status == .ok, "\(page)")
            }
            for (name, slug) in posted {
                for rest in ["", "/atelier", "/impression", "/versions"] {
                    #expect(try await browser.get(Path.tutorial(slug) + rest).status == .ok, "\(name) \(rest)")
                }
                // What was posted with a type that is gone is still found, under its id.
                #expect(try await browser.get(Path.type(name)).status == .ok, "\(name)")
                let edit = try await browser.post(Path.tutorial(slug) + "/modification")
                #expect(try await browser.get(edit.location.orMissing("the draft")).status == .ok, "\(name)")
            }
            #expect(try await !browser.get("/publier").text.contains("value=\"\(missing)\""))
        }
    }

    @Test(arguments: names)
    func `a copy under another id posts the same and is found on the same pages`(name: String) async throws {
        let original = try await pages(of: name, as: name)
        let copy = try await pages(of: name, as: "tout-autre-nom")

        #expect(original.count == copy.count && original.count >= 8)
        for (page, twin) in zip(original, copy) {
            #expect(page.address == twin.address)
            #expect(page.html == twin.html, "\(page.address) differs: \(firstDifference(page.html, twin.html))")
        }
    }

    private struct Seen: Sendable { let address, html: String }

    /// Posts one bricolage by the forms, and reads every page it is found on; ids and digests made plain.
    private func pages(of name: String, as id: String) async throws -> [Seen] {
        let plugins = try TemporaryFolder()
        try FileManager.default.copyItem(at: Checkout.plugins.appending(component: name), to: plugins(id))
        let manifest = plugins(id).appending(component: "module.yaml")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        let renamed = text.replacing(/(?m)^id: .*$/, with: "id: \(id)")
            .replacing("\(name).formulas", with: "\(id).formulas")
        try renamed.write(to: manifest, atomically: true, encoding: .utf8)
        let house = try await TestHouse(modules: [plugins.url])
        let cookie = try await house.session(house.cast.amina)

        return try await house.visit { client in
            let browser = Browser(client, cookie: cookie)
            let start = try await browser.get("/publier")
            var form = try PageForm.read(start.text, action: "/publier")
            form["type"] = id
            let draft = try await browser.post("/publier", form).location.orMissing("the draft's address")
            let editor = try await browser.get(draft)
            #expect(editor.status == .ok)
            var words = try PageForm.read(editor.text, action: draft)
            words["title"] = "Le guichet bien rangé"
            words["summary"] = "Une phrase qui suffit."
            words["tags"] = "accueil, guichet"
            let step = Step.ID().description
            words["steps"] = step
            words.fields.append(("step-\(step)-text", "Ranger le guichet."))
            for (index, field) in words.fields.enumerated() where field.value.isEmpty && field.name.hasPrefix("field-")
            {
                words.fields[index].value = Self.isNumber(field.name, in: editor.text) ? "7" : "réponse"
            }
            let saved = try await browser.post(draft, words)
            #expect(saved.status == .seeOther, "\(saved.status)")
            var last = try PageForm.read(try await browser.get(draft).text, action: draft)
            last["action"] = "publish-anyway"
            var published = try await browser.post(draft + "/publication", last)
            // What this field would not have is left empty: nothing but title and sentence is compulsory.
            let blamed = published.text.matches(of: /href="#(field-[a-z_]+)/).map { String($0.1) }
            if published.status == .unprocessableContent, !blamed.isEmpty {
                for (index, field) in last.fields.enumerated()
                where blamed.contains(where: { field.name.hasPrefix($0) }) && !field.name.hasSuffix("-asked") {
                    last.fields[index].value = ""
                }
                last["version"] = try PageForm.read(published.text, action: draft)["version"]
                published = try await browser.post(draft + "/publication", last)
            }
            let address = try published.location.orMissing(
                "the published page: \(published.status) \(Self.remarks(published.text))")
            let slug = String(try address.split(separator: "?").first.orMissing("an address"))
            #expect(slug == Path.tutorial("le-guichet-bien-range"))
            var seen = [Seen(address: "editor", html: Self.plain(editor.text, id, name))]
            for rest in [
                "", "/atelier", "/impression", "/impression?quoi=fiches", "/impression?quoi=etiquette", "/versions",
            ] {
                seen.append(try await Self.see(browser, slug + rest, id, name))
            }
            for page in [
                "/", Path.type(id), Path.search("guichet range"), "/mots/accueil", Path.townHall(house.cast.home.slug),
            ] {
                let one = try await Self.see(browser, page, id, name)
                #expect(one.html.contains("Le guichet bien rangé"), "not found on \(page)")
                seen.append(one)
            }
            return seen
        }
    }

    private static func see(_ browser: Browser, _ address: String, _ id: String, _ name: String) async throws -> Seen {
        let page = try await browser.get(address)
        #expect(page.status == .ok, "\(address): \(page.status)")
        return Seen(address: plain(address, id, name), html: plain(page.text, id, name))
    }

    private static func isNumber(_ name: String, in html: String) -> Bool {
        html.matches(of: /<input\b([^>]*)inputmode="(?:numeric|decimal)"/).contains {
            $0.1.contains("name=\"\(name)\"")
        }
    }

    private static func remarks(_ html: String) -> String {
        html.matches(of: /(?s)class="finding finding-error"[^>]*>(.{0,600})/).map { String($0.1) }.joined(
            separator: "\n")
    }

    private static func plain(_ html: String, _ id: String, _ name: String) -> String {
        html.replacing(id, with: name)
            .replacing(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "ID")
            .replacing(/v=[0-9a-f]+/, with: "v")
            .replacing(/(name="(token|editor)" value="|data-words=")[^"]*/) { "\($0.1)" }
    }

    private func firstDifference(_ left: String, _ right: String) -> String {
        let pairs = zip(left.split(separator: "\n"), right.split(separator: "\n"))
        return pairs.first { $0 != $1 }.map { "\($0)\n\($1)" } ?? "one is longer"
    }
}
