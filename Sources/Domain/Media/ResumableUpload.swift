package import Foundation

/// A file on its way in by pieces, over connections that break.
///
/// Its bytes are Media's; once they are all there they become a `MediaFile` like any other upload.
package struct ResumableUpload: Codable, Sendable, Hashable, Identifiable {
    package typealias ID = Identifier<ResumableUpload>

    /// One reason why the check said no.
    package struct Reason: Codable, Sendable, Hashable {
        package let code: Code
        package let arguments: [String: Argument]

        package init(_ refusal: Refusal) {
            code = refusal.code
            arguments = refusal.arguments
        }

        package var refusal: Refusal { Refusal(code, arguments) }
    }

    package var id: ID
    package var tutorial: Tutorial.ID
    /// Who sends it: nobody else can ask for it.
    package var member: Member.ID
    /// Name of the input that it is for, as in the editor's form.
    package var target: String
    package var name: String
    /// Bytes of the whole.
    package var length: Int
    /// What the sender said of the file, as it was said.
    package var metadata: String
    /// The file it became, or will be once its check is available.
    package var file: MediaFile.ID?
    /// Why it was refused, once it was.
    package var refusal: [Reason]?
    package var createdAt: Date
    package var expiresAt: Date

    package init(
        id: ID = ID(), tutorial: Tutorial.ID, member: Member.ID, target: String, name: String, length: Int,
        metadata: String = "", createdAt: Date
    ) {
        self.id = id
        self.tutorial = tutorial
        self.member = member
        self.target = target
        self.name = name
        self.length = length
        self.metadata = metadata
        file = nil
        refusal = nil
        self.createdAt = createdAt
        expiresAt = createdAt.addingTimeInterval(Self.life)
    }

    /// Seconds that a sender has to bring it to its end.
    package static let life: TimeInterval = 24 * 3600
    /// Seconds for which a refused one still says why.
    package static let refusedLife: TimeInterval = 3600
}
