import Domain
import Foundation
import Media
import Support
import Testing

/// One file or more for every code that a picture can be answered with.
@Suite struct PictureCodes {
    @Test(arguments: try PictureFixtures.refused())
    func `refuses a picture by the code that says why`(fixture: PictureFixture) async throws {
        let inspection = try await inspectAsPhoto(fixture)

        #expect(inspection.verdict == .refuse)
        let wrong = inspection.findings.filter { $0.level == .error }
        #expect(wrong.contains { $0.code == fixture.code }, "\(wrong)")
    }

    @Test(arguments: try PictureFixtures.normalised())
    func `accepts a picture and tells what was done to it`(fixture: PictureFixture) async throws {
        let inspection = try await Desk().inspect(fixture.bytes, name: fixture.name)

        #expect(inspection.verdict == .normalise)
        #expect(inspection.findings.contains { $0.code == fixture.code && $0.level == .hint }, "\(inspection.findings)")
        #expect(!inspection.findings.contains { $0.level == .error })
    }

    @Test(arguments: try PictureFixtures.plain())
    func `has nothing to say of a plain picture`(fixture: PictureFixture) async throws {
        let inspection = try await Desk().inspect(fixture.bytes, name: fixture.name)

        #expect(inspection.verdict == .accept)
        #expect(inspection.findings.isEmpty, "\(inspection.findings)")
    }

    @Test func `says everything that is wrong with a picture at once`() async throws {
        let bytes = PictureParts.gif(frames: 301, width: 20_000, height: 20_000)

        let inspection = try await Desk().inspect(bytes, name: "tout.gif")

        let codes: Set<Code> = Set(inspection.findings.map(\.code))
        #expect(codes == [.photoTooLongSide, .photoTooManyPixels, .photoTooManyFrames])
    }

    @Test func `has a file for every code of pictures`() throws {
        let covered = Set(try (PictureFixtures.refused() + PictureFixtures.normalised()).compactMap(\.code))

        let elsewhere: Set<Code> = [.photoNameDiffers, .marksMalformed, .marksReason]
        let all = Set(Code.allCases.filter { $0.rawValue.hasPrefix("photo.") }).subtracting(elsewhere)
        #expect(all.subtracting(covered).isEmpty, "no file for \(all.subtracting(covered))")
    }

    /// As a photo, whatever it is: given freely, a text or a PDF is a document.
    private func inspectAsPhoto(_ fixture: PictureFixture) async throws -> Inspection {
        let desk = try Desk()
        let folder = try TemporaryFolder()
        try Data(fixture.bytes).write(to: folder("photo"))
        return try await desk.store.render(folder("photo"), name: fixture.name, into: folder.url).0
    }
}
