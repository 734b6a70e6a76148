package import Foundation

/// What a content type was at one time: every text that defined it, kept for the tutorials written with it.
package struct ModuleRevision: Codable, Sendable, Hashable {
    /// SHA-256 of the files, as 64 hexadecimal digits: equal files are one revision.
    package let hash: String
    /// Id of the module.
    package let module: String
    package let schema: Int
    package let version: String
    /// Texts by path inside the module's folder, such as `views/card.mustache`.
    package let files: [String: String]
    /// When it last became the one in use.
    package var acceptedAt: Date

    package init(
        hash: String, module: String, schema: Int, version: String, files: [String: String], acceptedAt: Date
    ) {
        self.hash = hash
        self.module = module
        self.schema = schema
        self.version = version
        self.files = files
        self.acceptedAt = acceptedAt
    }
}
