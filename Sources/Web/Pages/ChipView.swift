import Domain
import Modules

/// A content type as a chip above lists.
struct ChipView: Sendable {
    let href: String
    let typeClass: String
    let name: String
    /// « 12 »; read aloud as `countLabel`.
    let count: String
    let countLabel: String
    let isCurrent: Bool

    /// Every installed type, in order, and those that only old bricolages still have.
    /// - Parameter counts: by type, of what the reader may read.
    static func all(_ site: Site, counts: [String: Int], current: String? = nil, _ texts: Texts) -> [ChipView] {
        let installed = site.modules.modules.map(\.id)
        let gone = counts.keys.filter { site.modules[$0] == nil }.sorted()
        return (installed + gone).map { id in
            let count = counts[id] ?? 0
            return ChipView(
                href: Path.type(id), typeClass: "type-\(id)",
                name: site.modules[id]?.name.text(in: texts.language)
                    ?? texts["reading.typeGoneNamed", ["name": id]],
                count: texts.number(count), countLabel: texts.plural("reading.count", count), isCurrent: id == current)
        }
    }
}
