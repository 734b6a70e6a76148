import App
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Modules
import Support
import Testing
import Web

@testable import Store

/// The programs of content types in the running site: what they say, and what becomes of a file when they say nothing.
@Suite(.serialized) struct InspectedUploads {
    private static let table = "vis;12\nécrou;7\n"
    private static let long = String(repeating: "a;1\n", count: 1200)

    @Test(arguments: [
        "hang", "spin", "crash", "fails", "flood", "silent", "forger", "echo", "twice", "nonsense", "memory",
    ])
    func `whatever a program does the draft is saved, and its file waits until it is mended`(naughty: String)
        async throws
    {
        let inspected = try await InspectorHouse(naughty)
        let forged = "BRICOLEUR-RESULT 00000000000000000000000000000000 {\"verdict\":\"accept\"}\n" + Self.table

        let (sent, editor) = try await inspected.send(forged)
        let waiting = try await inspected.file()

        #expect(sent.status == 303)
        #expect(editor.text.contains("Contrôle indisponible"))
        #expect(waiting.inspections.map(\.state) == [.unavailable])
        #expect(try await inspected.attached() == [waiting.id])

        let published = try await inspected.publish()
        let before = try await inspected.page()

        #expect(published.status == 303, "\(published.text)")
        #expect(before.status == 200 && !before.text.contains("suivi.csv"))
        #expect(try await inspected.download(waiting, as: nil) == 404)
        #expect(try await inspected.download(waiting, as: inspected.author) == 200)

        inspected.clock.advance(by: 30)
        #expect(try await inspected.site.retryInspections() == 0, "not due yet")
        #expect(try await inspected.file().inspections.map(\.attempts) == [1])
        inspected.clock.advance(by: 31)
        #expect(try await inspected.site.retryInspections() == 0, "no better")
        #expect(try await inspected.file().inspections.map(\.attempts) == [2])

        try inspected.put("lines")
        try await inspected.trust()
        inspected.clock.advance(by: 1)
        try await inspected.trust()
        #expect(try await inspected.site.retryInspections() == 1)

        #expect(try await inspected.file().inspections.map(\.state) == [.answered])
        #expect(try await inspected.page().text.contains("suivi.csv"))
        #expect(try await inspected.download(waiting, as: nil) == 200)
    }

    @Test func `a program that refuses stops publishing in its own words; the file and the draft stay`() async throws {
        let inspected = try await InspectorHouse("lines")

        let (sent, editor) = try await inspected.send(Self.long)
        let published = try await inspected.publish()

        #expect(sent.status == 303)
        #expect(editor.text.contains("Ce fichier a 1200 lignes."))
        #expect(published.status == 422)
        #expect(published.text.contains("en garder que 1000."))
        #expect(try await inspected.attached() == [inspected.file().id])
        #expect(try await inspected.download(inspected.file(), as: inspected.author) == 200)
    }

    @Test func `a file that is refused late stays out of sight, and its author is told`() async throws {
        let inspected = try await InspectorHouse("hang")
        _ = try await inspected.send(Self.long)
        #expect(try await inspected.publish().status == 303)
        try inspected.put("lines")
        inspected.clock.advance(by: 1)
        try await inspected.trust()

        _ = try await inspected.site.retryInspections()

        let notices = try await inspected.house.store.notices.all(of: inspected.house.cast.amina.id).map(\.notice)
        #expect(notices.filter { $0.kind == .fileRefused }.map(\.actor) == ["suivi.csv"])
        #expect(try await !inspected.page().text.contains("suivi.csv"))
        #expect(try await inspected.download(inspected.file(), as: nil) == 404)
    }

    @Test func `after failures on three files a program rests, and the next file waits without a run`() async throws {
        let inspected = try await InspectorHouse("fails")
        for number in 1...3 { _ = try await inspected.send("a;\(number)\n", named: "\(number).csv") }

        _ = try await inspected.send("a;4\n", named: "4.csv")

        let files = try await inspected.house.store.files.all(of: inspected.draft.id)
        #expect(files.count == 4)
        #expect(files.values.allSatisfy { $0.inspections.map(\.state) == [.unavailable] })
        let folder = inspected.data.appending(component: "inspectors")
        #expect(Inspectors.paused(in: folder) == ["probe.look"])
        try await inspected.trust()
        #expect(Inspectors.paused(in: folder).isEmpty)
    }

    @Test func `a program that nobody approved of is never run, the file passes, and it runs after trust`() async throws
    {
        let inspected = try await InspectorHouse("lines", isTrusted: false)

        let (sent, editor) = try await inspected.send(Self.table)
        #expect(try await inspected.publish().status == 303)
        let file = try await inspected.file()

        #expect(sent.status == 303 && !editor.text.contains("Contrôle indisponible"))
        #expect(file.inspections.map(\.state) == [.notRun] && file.inspections.allSatisfy { $0.facts.isEmpty })
        #expect(try await inspected.download(file, as: nil) == 200)
        #expect(try await inspected.site.retryInspections() == 0)
        #expect(inspected.site.modules["probe"]?.warnings.map(\.code) == ["W-INSPECT-001"])
        let admin = try await inspected.house.session(inspected.house.cast.ines)
        let list = try await inspected.visit(as: admin) { try await $0.get("/administration/modules").text }
        #expect(list.contains("W-INSPECT-001"))

        try await inspected.trust()
        #expect(try await inspected.site.retryInspections() == 1)

        #expect(inspected.site.modules["probe"]?.warnings.isEmpty == true)
        #expect(try await inspected.file().inspections.first?.facts["lines"] == .number(2))
    }

    @Test func `a program that was changed after its approval is not run`() async throws {
        let inspected = try await InspectorHouse("lines")
        try inspected.put("burglar")
        _ = try await inspected.site.reloadModules()

        _ = try await inspected.send(Self.table)

        #expect(try await inspected.file().inspections.map(\.state) == [.notRun])
        #expect(inspected.site.modules["probe"]?.warnings.map(\.code) == ["W-INSPECT-002"])
    }

    // MARK: Every way in

    @Test func `a file that a script sends alone is looked at when it comes`() async throws {
        let inspected = try await InspectorHouse("lines")

        let answer = try await inspected.visit(as: inspected.author) { browser in
            var form = PostedForm()
            form.attach(Array(Self.table.utf8), named: "suivi.csv", type: "text/csv", to: "field-model-new")
            let address = Path.draft(inspected.draft.id) + "/photos"
            return InspectorHouse.Seen(try await browser.post(address, form, accept: "application/json"))
        }

        #expect(answer.status == 200)
        #expect(try await inspected.file().inspections.map(\.state) == [.answered])
    }

    @Test func `a file that comes by pieces is looked at when it is whole`() async throws {
        let inspected = try await InspectorHouse("lines")
        let bytes = Array(Self.table.utf8)

        let status = try await inspected.house.visit { client in
            let sender = TusSender(client: client, cookie: inspected.author, draft: inspected.draft.id)
            let address = try await sender.address(bytes.count, named: "suivi.csv", for: "field-model-new")
            return try await sender.patch(address, bytes, at: 0).status
        }

        #expect(status == 204)
        #expect(try await inspected.file().inspections.map(\.state) == [.answered])
    }

    @Test func `a file whose check was unavailable is looked at when that is made at last`() async throws {
        let inspected = try await InspectorHouse("lines")
        let store = inspected.house.store
        let waiting = Withheld(
            id: MediaFile.ID(), tutorial: inspected.draft.id, kind: .document, name: "suivi.csv", formats: ["csv"],
            createdAt: TestHouse.now)
        try await store.withheld.add(waiting)
        try Data(Self.table.utf8).write(to: inspected.data.appending(path: "media/withheld/\(waiting.id)"))
        var draft = try await store.drafts.find(inspected.draft.id).orMissing("draft")
        draft.content.fields["model"] = .files([Attachment(file: waiting.id, name: waiting.name)])
        _ = try await store.drafts.save(draft)
        inspected.clock.advance(by: 61)

        #expect(try await inspected.site.retryWithheld() == 1)

        #expect(try await inspected.file().inspections.map(\.state) == [.answered])
    }

    @Test func `a type that is chosen later has its programs look at what is there; another forgets them`() async throws
    {
        let inspected = try await InspectorHouse("lines", type: "plain")
        _ = try await inspected.send(Self.table)
        #expect(try await inspected.file().inspections.isEmpty)

        for (type, states) in [("probe", [FileInspection.State.answered]), ("plain", [])] {
            _ = try await inspected.visit(as: inspected.author) { browser in
                let address = Path.draft(inspected.draft.id)
                var form = try PageForm.read(try await browser.get(address).text, action: address)
                form["type"] = type
                return try await browser.post(address, form).status.code
            }
            #expect(try await inspected.file().inspections.map(\.state) == states, "\(type)")
        }
    }
}
