import Domain

/// Looks at a view once it is filled in: what no template shows by itself.
///
/// Elements that end, headings in order, nothing that runs or styles or loads from elsewhere, a text for each picture,
/// a name for each control, link and button, ids that are there once.
package struct RenderedCheck {
    private let source: TemplateSource
    private var open: [RenderedMarkup.Tag] = []
    private var headings: HeadingOrder
    private var ids = Set<String>()
    /// Ids that something points to, with what does.
    private var pointers: [(id: String, from: String, range: Range<Int>)] = []
    private var labelled = Set<String>()
    /// Controls that are in no label, by id; nil when they have none.
    private var controls: [(id: String?, tag: RenderedMarkup.Tag)] = []
    /// Links and buttons that are open, and whether something in them can be read aloud.
    private var named: [(tag: RenderedMarkup.Tag, hasName: Bool)] = []

    private init(_ source: TemplateSource, below heading: Int) {
        self.source = source
        headings = HeadingOrder(first: heading + 1)
    }

    /// What is wrong in that HTML, from top to bottom.
    ///
    /// - Parameters:
    ///   - file: what the messages call it, such as `ticket, page, fr`.
    ///   - heading: level of the heading above it; 0 for a whole page.
    package static func problems(in html: String, file: String, below heading: Int = 1) -> [ManifestError] {
        let source = TemplateSource(html, file: file)
        var check = RenderedCheck(source, below: heading)
        check.run()
        return TemplateProblems.sorted(source.report.errors)
    }

    private mutating func run() {
        var markup = RenderedMarkup(source.scalars)
        while let token = markup.next() {
            switch token {
            case .malformed(let range):
                // `<!doctype html>` and nothing else of its kind.
                if source.text(range).lowercased() != "<!doctype html>" { source.add(.malformedMarkup, at: range) }
            case .text(let range): if !source.text(range).isBlank { nameOpen() }
            case .open(let tag): begin(tag)
            case .close(let name, let range): close(name, range)
            }
        }
        for tag in open { source.add(.elementNotClosed(tag.name), at: tag.range) }
        for (id, tag) in controls where id.map({ !labelled.contains($0) }) ?? true {
            source.add(.controlWithoutLabel(tag.name), at: tag.range)
        }
        for pointer in pointers where !ids.contains(pointer.id) {
            source.add(.pointsNowhere(pointer.from, pointer.id), at: pointer.range)
        }
    }

    private mutating func begin(_ tag: RenderedMarkup.Tag) {
        checkSafety(tag)
        checkIDs(tag)
        checkNames(tag)
        if let digit = tag.name.dropFirst().first?.wholeNumberValue, tag.name.hasPrefix("h"), tag.name.count == 2,
            !headings.add(digit)
        {
            source.add(.renderedHeadingOrder(digit), at: tag.range)
        }
        if !tag.isSelfClosing, !MarkupElements.isVoid(tag.name) { open.append(tag) }
    }

    private mutating func close(_ name: String, _ range: Range<Int>) {
        guard let place = open.lastIndex(where: { $0.name == name }) else {
            return source.add(.closesNoElement(name, open: open.last?.name), at: range)
        }
        for tag in open[(place + 1)...] { source.add(.elementNotClosed(tag.name), at: tag.range) }
        open.removeLast(open.count - place)
        if let last = named.last, last.tag.name == name {
            if !last.hasName { source.add(.nameless(name), at: last.tag.range) }
            named.removeLast()
        }
    }
}

// MARK: - Each element

extension RenderedCheck {
    private static let loading = ["src", "srcset", "poster", "data", "action", "formaction", "background"]

    private func checkSafety(_ tag: RenderedMarkup.Tag) {
        if ["script", "style", "iframe", "object", "embed", "base", "meta", "link"].contains(tag.name) {
            source.add(.elementNotAllowed(tag.name, near: nil), at: tag.range)
        }
        for (name, value) in tag.attributes.sorted(by: { $0.key < $1.key }) {
            if name == "style" { source.add(.inlineStyle, at: tag.range) }
            if name.hasPrefix("on") { source.add(.eventAttribute(name), at: tag.range) }
            let loads = Self.loading.contains(name) || name.hasSuffix("href") && tag.name != "a"
            if loads, !Self.isLocal(value) || name == "srcset" && !value.split(separator: ",").allSatisfy(Self.isLocal)
            {
                source.add(.loadsFromElsewhere(name), at: tag.range)
            }
            if name == "href", tag.name == "a", !Self.isLink(value) {
                source.add(.loadsFromElsewhere(name), at: tag.range)
            }
        }
    }

    /// A path on this server, or a place on the page.
    private static func isLocal(_ value: some StringProtocol) -> Bool {
        let address = String(value.drop(while: \.isWhitespace))
        return address.isEmpty || address.hasPrefix("#") || address.hasPrefix("/") && !address.hasPrefix("//")
    }

    /// What a reader may follow: also another site or a mailbox, which the author typed.
    private static func isLink(_ value: String) -> Bool {
        isLocal(value) || ["https://", "http://", "mailto:", "?"].contains(where: value.hasPrefix)
    }

    private mutating func checkIDs(_ tag: RenderedMarkup.Tag) {
        if let id = tag.attributes["id"], !ids.insert(id).inserted { source.add(.idTwice(id), at: tag.range) }
        for name in ["aria-labelledby", "aria-describedby", "for"] {
            for id in tag.attributes[name]?.split(separator: " ") ?? [] {
                pointers.append((String(id), name, tag.range))
                if name == "for" { labelled.insert(String(id)) }
            }
        }
    }

    private mutating func checkNames(_ tag: RenderedMarkup.Tag) {
        let attributes = tag.attributes
        let isNamed =
            attributes["aria-label"].map { !$0.isBlank } ?? (attributes["aria-labelledby"] != nil)
            || attributes["title"].map { !$0.isBlank } ?? false
        if tag.name == "img" {
            if attributes["alt"] == nil { source.add(.pictureWithoutText, at: tag.range) }
            if attributes["alt"].map({ !$0.isBlank }) ?? false { nameOpen() }
        }
        let isHidden = tag.name == "input" && ["hidden", "submit", "button"].contains(attributes["type"])
        if ["input", "select", "textarea"].contains(tag.name), !isHidden, !isNamed,
            !open.contains(where: { $0.name == "label" })
        {
            controls.append((attributes["id"], tag))
        }
        if tag.name == "button" || tag.name == "a" && attributes["href"] != nil { named.append((tag, isNamed)) }
    }

    /// Something that can be read aloud stands here.
    private mutating func nameOpen() {
        guard !open.contains(where: { $0.attributes["aria-hidden"] == "true" }) else { return }
        for index in named.indices { named[index].hasName = true }
    }
}
