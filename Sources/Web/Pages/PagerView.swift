/// The pages of a long list.
struct PagerView: Sendable {
    /// Cards on one page.
    static let size = 24

    struct Item: Sendable {
        let href: String
        let text: String
        let isCurrent: Bool
        /// An ellipsis between far pages.
        let isGap: Bool
    }

    let previousHref: String?
    let nextHref: String?
    let items: [Item]

    /// Nil when everything fits on one page.
    /// - Parameters:
    ///   - path: address of the list; may have a query.
    ///   - page: from 1.
    init?(_ path: String, page: Int, total: Int, _ texts: Texts) {
        let pages = Self.pages(total)
        guard pages > 1 else { return nil }
        func href(_ number: Int) -> String {
            number == 1 ? path : path + (path.contains("?") ? "&" : "?") + "page=\(number)"
        }
        previousHref = page > 1 ? href(page - 1) : nil
        nextHref = page < pages ? href(page + 1) : nil
        var items: [Item] = []
        var last = 0
        for number in 1...pages where number == 1 || number == pages || abs(number - page) < 3 {
            if number > last + 1 { items.append(Item(href: "", text: "…", isCurrent: false, isGap: true)) }
            items.append(
                Item(href: href(number), text: texts.number(number), isCurrent: number == page, isGap: false))
            last = number
        }
        self.items = items
    }

    static func pages(_ total: Int) -> Int { max(1, (total + size - 1) / size) }

    /// The page asked for, within those that there are.
    static func page(_ asked: String?, total: Int) -> Int {
        min(max(asked.flatMap { Int($0) } ?? 1, 1), pages(total))
    }
}
