import Crypto
import Domain
package import Foundation
import HTTPTypes
package import Hummingbird
package import Modules
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

/// `Assets/` and the style sheet of the content types' colours, in memory.
package struct Assets: Sendable {
    private struct Asset: Sendable {
        let body: ByteBuffer
        let type: String
        let etag: String
    }

    private let assets: [String: Asset]
    package let names: AssetNames

    /// - Throws: when the folder cannot be read.
    package init(folder: URL, modules: Registry) throws {
        var assets: [String: Asset] = [:]
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files {
            guard let type = Self.types[file.pathExtension] else { continue }
            assets[file.lastPathComponent] = Self.asset(try Data(contentsOf: file), type)
        }
        assets["modules.css"] = Self.asset(Data(Self.styleSheet(modules).utf8), "text/css; charset=utf-8")
        for module in modules.modules {
            let icon =
                module.icon.contains("xmlns=")
                ? module.icon
                : module.icon.replacingOccurrences(of: "<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" ")
            assets["type-\(module.id).svg"] = Self.asset(Data(icon.utf8), "image/svg+xml")
        }
        self.assets = assets
        names = AssetNames(digests: assets.mapValues(\.etag))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    private static func asset(_ data: Data, _ type: String) -> Asset {
        Asset(
            body: ByteBuffer(bytes: data), type: type,
            etag: SHA256.hash(data: data).prefix(8).map { String(format: "%02x", $0) }.joined())
    }

    /// `.type-ID { --type: #rrggbb; --type-icon: url(…) }`, light and dark.
    private static func styleSheet(_ modules: Registry) -> String {
        let light = modules.modules.map {
            ".type-\($0.id){--type:\($0.colour.light);--type-icon:url(\"/assets/type-\($0.id).svg\")}"
        }
        let dark = modules.modules.map { ".type-\($0.id){--type:\($0.colour.dark)}" }
        return light.joined() + "@media (prefers-color-scheme:dark){" + dark.joined() + "}"
    }

    /// `GET /assets/{name}`.
    @Sendable package func show(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let name = context.parameters.get("name"), let asset = assets[name] else {
            throw Refusal(.addressUnknown)
        }
        var headers: HTTPFields = [.contentType: asset.type, .eTag: "\"\(asset.etag)\""]
        let isNamedByDigest = request.uri.queryParameters["v"].map(String.init) == asset.etag
        headers[.cacheControl] = isNamedByDigest ? "public, max-age=31536000, immutable" : "public, max-age=300"
        if request.headers[.ifNoneMatch] == "\"\(asset.etag)\"" {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: asset.body))
    }
}
