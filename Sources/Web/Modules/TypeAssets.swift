import Domain
import Foundation
import Modules

/// The colours and icons of the content types in use, as a style sheet and drawings.
struct TypeAssets: Sendable {
    static let styleName = "types.css"

    private let assets: [String: Asset]

    init(_ registry: Registry) {
        var assets: [String: Asset] = [:]
        for module in registry.modules {
            let icon =
                module.icon.contains("xmlns=")
                ? module.icon
                : module.icon.replacingOccurrences(of: "<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" ")
            assets["\(module.id).svg"] = Asset(Data(icon.utf8), type: "image/svg+xml")
        }
        // Each icon by its digest: a new one shows at once.
        let light = registry.modules.map { module in
            let digest = assets["\(module.id).svg"]?.etag ?? ""
            let icon = "\(Path.typeAsset("\(module.id).svg"))?v=\(digest)"
            return ".type-\(module.id){--type:\(module.colour.light);--type-icon:url(\"\(icon)\")}"
        }
        let dark = registry.modules.map { ".type-\($0.id){--type:\($0.colour.dark)}" }
        let style = light.joined() + "@media (prefers-color-scheme:dark){" + dark.joined() + "}"
        assets[Self.styleName] = Asset(Data(style.utf8), type: "text/css; charset=utf-8")
        self.assets = assets
    }

    subscript(name: String) -> Asset? { assets[name] }

    /// Address of the style sheet; another one after each change.
    var style: String { "\(Path.typeAsset(Self.styleName))?v=\(assets[Self.styleName]?.etag ?? "")" }
}
