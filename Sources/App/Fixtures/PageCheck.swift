import Domain
import Foundation
import Modules
import Sandbox
import Web

/// The part of `bricoleur module check` that needs a house: pages, documents and programs, made for real.
enum PageCheck {
    static func run(_ module: Module, _ fixtures: [Fixture]) async throws -> [ManifestError] {
        let place = TemporaryPlace("check")
        defer { place.remove() }
        let modules = place.url.appending(component: "modules")
        try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: module.folder, to: modules.appending(component: module.id))
        var fixtureHouse = try await FixtureHouse.open(
            place.url.appending(component: "data"), modules: modules, publicURL: "http://bricoleur.example")
        try await fixtureHouse.show(fixtures, of: module)
        let site = fixtureHouse.house.site
        var problems: [ManifestError] = []
        for fixture in fixtures {
            guard let id = fixtureHouse.tutorials[fixture.name] else { continue }
            for language in Language.allCases {
                for (name, html) in try await site.bodies(of: id, in: language) {
                    let shown = "\(module.id)/tests/\(fixture.name), \(name), \(language.rawValue)"
                    problems += RenderedCheck.problems(in: html, file: shown, below: 0)
                }
                problems += documents(module, fixture, language)
            }
        }
        return problems + (try await programs(of: module))
    }

    /// Documents of examples without a fault must come out.
    private static func documents(_ module: Module, _ fixture: Fixture, _ language: Language) -> [ManifestError] {
        let content = fixture.content(for: module)
        return module.documents.filter { $0.isOffered(for: content) }.flatMap { document -> [ManifestError] in
            let shown = "\(module.id)/tests/\(fixture.name), \(document.id), \(language.rawValue)"
            let request = DocumentRequest(
                content: content, language: language, townHall: "Mairie d’exemple",
                url: "http://bricoleur.example/bricolages/exemple")
            do throws(DocumentRefusal) {
                return RenderedCheck.problems(in: try document.render(request).html, file: shown, below: 1)
            } catch {
                return fixture.expected.isEmpty ? [ManifestError(error, in: shown)] : []
            }
        }
    }

    /// A checkout in which nothing was built yet has no program to try.
    private static func programs(of module: Module) async throws -> [ManifestError] {
        let inspectors = ModuleInspectors(module: module.id, folder: module.folder, inspectors: module.inspectors)
        let trials = try await InspectorConformance(sandbox: Sandbox()).trials(of: inspectors)
        return InspectorConformance.errors(trials, in: inspectors)
    }
}
