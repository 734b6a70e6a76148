import Domain
import Media
import Support
import Testing

/// One file or more for every code that a document can be answered with.
@Suite struct DocumentCodes {
    @Test(arguments: DocumentFixtures.refused)
    func `refuses a document by the code that says why`(fixture: DocumentFixture) async throws {
        let inspection = try await Desk().inspect(fixture.bytes, name: fixture.name)

        #expect(inspection.verdict == .refuse)
        let wrong = inspection.findings.filter { $0.level == .error }
        #expect(wrong.contains { $0.code == fixture.code }, "\(wrong)")
        #expect(inspection.facts == nil)
    }

    @Test(arguments: DocumentFixtures.told)
    func `accepts a document and tells its author`(fixture: DocumentFixture) async throws {
        let inspection = try await Desk().inspect(fixture.bytes, name: fixture.name)

        #expect(inspection.verdict == .accept)
        #expect(inspection.findings.map(\.code) == [fixture.code], "\(inspection.findings)")
    }

    @Test(arguments: DocumentFixtures.clean)
    func `has nothing to say of a clean document`(fixture: DocumentFixture) async throws {
        let inspection = try await Desk().inspect(fixture.bytes, name: fixture.name)

        #expect(inspection.verdict == .accept)
        #expect(inspection.findings.isEmpty, "\(inspection.findings)")
        #expect(inspection.facts != nil)
    }

    @Test func `says everything that is wrong with a document at once`() async throws {
        let link = OfficeDrawing.relation("rId1", "oleObject", "http://serveur.invalid/a", outside: true)
        let drawing = OfficeDrawing.docx([OfficeDrawing.field(["DDE excel a b"])], links: [link])
            .putting("word/vbaProject.bin", "code").putting("docProps/a.xml", "<a>")

        let inspection = try await Desk().inspect(drawing.bytes, name: "tout.docx")

        #expect(Set(inspection.findings.map(\.code)) == [.fileMacros, .fileDDE, .fileExternalObject, .xmlDamaged])
    }

    @Test func `has a file for every code of documents`() throws {
        let covered = Set((DocumentFixtures.refused + DocumentFixtures.told).compactMap(\.code))

        let elsewhere: Set<Code> = [
            .fileMissing, .fileTooLarge, .fileTooMany, .checkUnavailable, .checkBusy, .fileWithheld,
        ]
        let all = Code.allCases.filter { $0.rawValue.hasPrefix("file.") || $0.rawValue.hasPrefix("citizen.") }
        let missing = Set(all).subtracting(elsewhere).subtracting(covered)
        #expect(missing.isEmpty, "no file for \(missing)")
    }
}
