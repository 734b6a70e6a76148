import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Support
import Testing
import Web

@testable import App
@testable import Store

/// The spreadsheet's own program, from its source to the page.
@Suite struct SheetWords {
    @Test func `the formulas of a workbook stand in words on its page, in both languages`() async throws {
        let plugins = try TemporaryFolder()
        let folder = plugins("spreadsheet")
        try FileManager.default.copyItem(at: Checkout.plugins.appending(component: "spreadsheet"), to: folder)
        let bin = folder.appending(component: "bin")
        try? FileManager.default.removeItem(at: bin)
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Checkout.programs.appending(component: "spreadsheet-formulas"), to: bin.appending(component: "formulas")
        )
        let house = try await TestHouse(modules: [plugins.url])
        let approval = try Approval(of: "spreadsheet", in: [plugins.url], data: house.folder.url)
        let said = try approval.give().joined(separator: "\n")
        _ = try await house.house.site.reloadModules()
        let draft = try await house.cast.draft(
            "Suivi", summary: "Une phrase", steps: ["plier"], type: "spreadsheet", by: house.cast.amina,
            in: house.store, at: TestHouse.now)
        let book = try DocumentFixtures.clean.first { $0.name == "registre.xlsx" }.orMissing("a workbook").bytes
        let cookie = try await house.session(house.cast.amina)
        _ = try await house.visit { client in
            let browser = Browser(client, cookie: cookie)
            let address = Path.draft(draft.id)
            var form = try PageForm.read(try await browser.get(address).text, action: address)
            form.attach(book, named: "registre.xlsx", type: "application/octet-stream", to: "field-model-new")
            return try await browser.post(address, form).status.code
        }
        let shown = try await house.cast.publish(draft, by: house.cast.amina, in: house.store, at: TestHouse.now)

        let french = try await house.visit { try await Browser($0).get(Path.tutorial(shown.slug)).text }
        let english = try await house.visit {
            try await Browser($0, cookie: "langue=en").get(Path.tutorial(shown.slug)).text
        }

        #expect(said.contains("spreadsheet.formulas") && said.contains("SHA-256") && approval.isWhole)
        #expect(french.contains("Ce que calculent les formules"))
        #expect(french.contains("additionne D3 à D4"))
        #expect(english.contains("adds up D3 to D4"), "\(english.contains("What the formulas"))")
    }

    @Test func `trust says what changed, and refuses what it cannot approve of`() async throws {
        let inspected = try await InspectorHouse("lines", isTrusted: false)
        let (folders, data) = ([inspected.plugins.url], inspected.data)

        let first = try Approval(of: "probe", in: folders, data: data).give()[0]
        let again = try Approval(of: "probe", in: folders, data: data).give()[0]
        try inspected.put("noise")
        let other = try Approval(of: "probe", in: folders, data: data).give()[0]

        #expect(first.contains("probe/bin/look") && first.contains("bytes, SHA-256 "))
        #expect(first.hasSuffix("new: approved of now"))
        #expect(again.hasSuffix("as it was approved of before"))
        #expect(other.contains("changed: approved of now, it was "))
        for id in ["plain", "nobody"] {
            let error = #expect(throws: ConfigurationError.self) { _ = try Approval(of: id, in: folders, data: data) }
            let words = id == "plain" ? "nothing to approve of" : "there are: plain, probe"
            #expect(error?.description.contains(words) == true)
        }
        #expect(throws: ConfigurationError.self) {
            _ = try Approval(of: "probe", in: folders, data: inspected.plugins("gone"))
        }
    }
}
