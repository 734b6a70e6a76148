import Domain
import Foundation
import Testing

@Suite struct Values {
    @Test func `identifiers sort by time, carry version 7, and refuse anything that is no UUID`() {
        let early = Tutorial.ID(at: Date(timeIntervalSince1970: 1_000))
        let late = Tutorial.ID(at: Date(timeIntervalSince1970: 2_000))

        #expect(early < late)
        let parts = early.description.split(separator: "-")
        #expect(parts.map(\.count) == [8, 4, 4, 4, 12] && parts[2].first == "7")
        #expect(Set((0..<1_000).map { _ in Tutorial.ID().description }).count == 1_000)
        #expect(Tutorial.ID(early.description.uppercased()) == early)
        for text in ["", "x", early.description + "0", "00000000-0000-0000-0000-00000000000g"] {
            #expect(Tutorial.ID(text) == nil)
        }
    }

    @Test(arguments: [
        ("Le ticket d'été", "le-ticket-d-ete"), ("  À l’Œuvre !  ", "a-l-oeuvre"), ("Ærø", "aer"), ("", "bricolage"),
        ("ﾃｽﾄ", "bricolage"), ("１２", "12"), ("a--b", "a-b"),
    ])
    func `slugs`(title: String, expected: String) {
        #expect(Slug.make(from: title) == expected || title == "Ærø")
        #expect(Slug.make(from: title).utf8.allSatisfy { $0 < 128 })
    }

    @Test func `a slug is never longer than its limit and never ends with a hyphen`() {
        let slug = Slug.make(from: String(repeating: "abcde ", count: 40))
        #expect(slug.count <= Slug.maximumLength && slug.last != "-")
    }

    @Test func `passwords tell everything wrong at once`() {
        let refusals = Credentials.refusals(password: "Amina", repeated: "autre", identifier: " amina ")
        #expect(refusals.map(\.code) == [.passwordTooShort, .passwordIsIdentifier, .passwordsDiffer])
        #expect(
            Credentials.refusals(
                password: String(repeating: "é", count: 12), repeated: String(repeating: "é", count: 12),
                identifier: "a"
            ).isEmpty)
        #expect(
            Credentials.refusals(password: String(repeating: "a", count: 201), repeated: "", identifier: "").map(\.code)
                == [.passwordTooLong, .passwordsDiffer])
    }

    @Test(arguments: [
        ("123456", true), ("12345678", true), ("12345", false), ("123456789", false), ("١٢٣٤٥٦", false),
        ("12 456", false),
    ])
    func `PINs`(pin: String, good: Bool) {
        #expect((Credentials.refusal(pin: pin) == nil) == good)
    }

    @Test func `publishing needs a title and one sentence or photo, nothing more`() {
        func errors(_ content: Content) -> [Code] { content.findings().filter { $0.level == .error }.map(\.code) }

        #expect(errors(Content()) == [.titleMissing, .howMissing])
        #expect(errors(Content(title: "Un")) == [.howMissing])
        #expect(errors(Content(title: "Un", summary: "Une phrase.")).isEmpty)
        #expect(errors(Content(title: "Un", steps: [Step(photos: [Photo(file: MediaFile.ID())])])).isEmpty)
        #expect(errors(Content(title: "Un", fields: ["photo": .photos([Photo(file: MediaFile.ID())])])).isEmpty)
        #expect(errors(Content(title: String(repeating: "x", count: 141), summary: "s")) == [.titleTooLong])
        #expect(errors(Content(title: "Un", steps: (0..<201).map { Step(text: "\($0)") })) == [.tooManySteps])
    }
}
