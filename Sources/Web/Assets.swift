import Crypto
import Domain
package import Foundation
import HTTPTypes
package import Hummingbird
import NIOCore

/// Addresses of style sheets, scripts and drawings: each carries a digest of its content, so browsers keep it for good.
package struct AssetNames: Sendable {
    private let digests: [String: String]

    fileprivate init(digests: [String: String]) { self.digests = digests }

    /// `site.css` gives `/assets/site.css?v=1f2e3d4c`.
    /// - Throws: `MissingTemplate` for a name that does not exist.
    package func path(_ name: String) throws -> String {
        let parts = name.split(separator: "#", maxSplits: 1)
        guard let file = parts.first, let digest = digests[String(file)] else { throw MissingTemplate(name: name) }
        let anchor = parts.count > 1 ? "#\(parts[1])" : ""
        return "/assets/\(file)?v=\(digest)\(anchor)"
    }
}

/// One file of style, script or drawing, in memory.
struct Asset: Sendable {
    let body: ByteBuffer
    let type: String
    let etag: String

    init(_ data: Data, type: String) {
        body = ByteBuffer(bytes: data)
        self.type = type
        etag = SHA256.hash(data: data).prefix(8).map { String(format: "%02x", $0) }.joined()
    }

    func response(to request: Request) -> Response {
        var headers: HTTPFields = [.contentType: type, .eTag: "\"\(etag)\""]
        let isNamedByDigest = request.uri.queryParameters["v"].map(String.init) == etag
        headers[.cacheControl] = isNamedByDigest ? "public, max-age=31536000, immutable" : "public, max-age=300"
        if request.headers[.ifNoneMatch] == "\"\(etag)\"" { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
    }
}

/// `Assets/`, in memory.
package struct Assets: Sendable {
    private let assets: [String: Asset]
    package let names: AssetNames

    /// - Throws: when the folder cannot be read.
    package init(folder: URL) throws {
        var assets: [String: Asset] = [:]
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files {
            guard let type = Self.types[file.pathExtension] else { continue }
            assets[file.lastPathComponent] = Asset(try Data(contentsOf: file), type: type)
        }
        self.assets = assets
        names = AssetNames(digests: assets.mapValues(\.etag))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    /// `GET /assets/{name}`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let name = context.parameters.get("name"), let asset = assets[name] else {
            throw Refusal(.addressUnknown)
        }
        return asset.response(to: request)
    }
}
