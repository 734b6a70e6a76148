package import Domain
import Modules
import Store

extension Site {
    /// Everything that readers see of one bricolage, each as the HTML of its body, with a name for messages.
    ///
    /// For checks: pages as a visitor gets them, without the frame.
    package func bodies(of id: Tutorial.ID, in language: Language) async throws -> [(name: String, html: String)] {
        let texts = try renderer.texts(language)
        let read = try await store.tutorials.read(id)
        let module = try await module(for: read)
        func body(_ page: any Page) throws -> String { try renderer.html(page, language: language) }
        let page = TutorialPage(
            read, module, self, viewer: .visitor, own: nil, townHalls: [:], knownTags: [], photos: [], texts)
        var bodies = [("page", try body(page))]
        for kind in PrintPage.Kind.allCases {
            let printed = try PrintPage(read, module, self, kind, copies: 1, texts)
            bodies.append((kind.rawValue, try body(printed)))
        }
        if let workshop = WorkshopPage(read, number: 1, texts) { bodies.append(("atelier", try body(workshop))) }
        return bodies
    }
}
