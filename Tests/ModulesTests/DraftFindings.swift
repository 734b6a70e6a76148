import Domain
import Modules
import Testing

@Suite struct DraftFindings {
    private func said(_ content: Content) -> [String] {
        content.findings().map { "\($0.code.rawValue) \($0.level.rawValue) \($0.place == .title ? "title" : "")" }
            .map { $0.split(separator: " ").joined(separator: " ") }
    }

    @Test func `asks an empty draft for a title and one sentence or photo`() {
        #expect(
            said(Content()) == [
                "draft.titleMissing error title", "draft.summaryMissing hint", "draft.howMissing error",
            ])
    }

    @Test func `takes a single photo for saying how`() {
        let photo = Photo(file: MediaFile.ID(), alt: "Une boîte")
        let steps = Content(title: "La boîte", steps: [Step(photos: [photo])])
        let field = Content(title: "La boîte", fields: ["photo": .photos([photo])])

        #expect(said(steps) == ["draft.summaryMissing hint"])
        #expect(said(field) == ["draft.summaryMissing hint"])
    }

    @Test func `tells every length over its limit, with the figures`() throws {
        let long = String(repeating: "é", count: Limits.text + 1)
        let content = Content(title: long, summary: long, steps: [Step(title: long, text: long, warning: long)])
        let findings = content.findings()

        #expect(findings.map(\.code) == [.titleTooLong, .summaryTooLong, .titleTooLong, .textTooLong, .textTooLong])
        #expect(findings.allSatisfy { $0.level == .error })
        #expect(findings[0].arguments == ["limit": .number(Limits.title), "count": .number(Limits.text + 1)])
        #expect(findings[2].arguments["step"] == .number(1))
    }

    @Test func `refuses 500 steps and counts them`() throws {
        let content = Content(title: "T", summary: "S.", steps: (0..<500).map { _ in Step(text: "x") })

        let finding = try #require(content.findings().first)
        #expect(finding.code == .tooManySteps && finding.level == .error && finding.place == .steps)
        #expect(finding.arguments == ["limit": 200, "count": 500])
    }

    @Test func `points at the photo without words and at the empty step`() {
        let photo = Photo(file: MediaFile.ID())
        let steps = [Step(text: "x", photos: [photo]), Step()]
        let findings = Content(title: "T", summary: "S.", steps: steps).findings()

        #expect(findings.map(\.code) == [.altMissing, .stepEmpty])
        #expect(findings.map(\.place) == [.photo(steps[0].id, photo.file), .step(steps[1].id)])
        #expect(findings.map { $0.arguments["step"] } == [1, 2])
        #expect(findings.allSatisfy { $0.level == .hint })
    }

    @Test func `a lost photo of a step is an error of the type's findings`() throws {
        let module = try #require(try Sample.module("  - { id: a, type: date, label: { fr: A, en: A } }"))
        let step = Step(photos: [Photo(file: MediaFile.ID(), alt: "x")])
        let findings = module.findings(for: Content(title: "T", summary: "S.", steps: [step]), files: [:])

        #expect(findings.map(\.code) == [.fileMissing])
        #expect(findings[0].place == .photo(step.id, step.photos[0].file))
    }

    @Test func `goes down the page in order`() throws {
        let module = try #require(
            try Sample.module("  - { id: a, type: text, required: true, label: { fr: A, en: A } }"))
        let findings = module.findings(for: Content(steps: [Step()]), files: [:])

        #expect(
            findings.map(\.code) == [
                .titleMissing, .summaryMissing, .coverMissing, .fieldRequired, .howMissing, .stepEmpty,
            ])
    }
}
