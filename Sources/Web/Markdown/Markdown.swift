import CMarkdown

/// Markdown as an agent types it in a step, turned into harmless HTML or into plain text.
///
/// CommonMark with tables, ~~strikethrough~~, task lists and bare links; a typed newline is a line break. Nothing in
/// the text can load anything, run anything or climb above the page's own headings. Only the first 40,000 Unicode
/// scalars are read.
package struct Markdown: Sendable {
    /// The text as HTML.
    ///
    /// Tags typed in the text are shown as typed. Images become links to them. Links lead to `http`, `https`, `mailto`,
    /// this site or this page; others keep their words and lose their link.
    /// - Parameter headingOffset: levels above the text's own headings, 0...5: with 2 its first one is an `h3`, and a
    ///   level is never skipped.
    package static func html(_ source: String, headingOffset: Int = 2) -> TrustedHTML {
        guard let tree = MarkdownTree(source) else { return TrustedHTML(trusting: "") }
        let nodes = Nodes(of: tree)
        nodes.headings.forEach {
            cmark_node_set_heading_level($0.node, Int32(min(6, max(1, headingOffset + $0.depth))))
        }
        nodes.rawInlines.forEach(showTag)
        nodes.rawBlocks.forEach(showBlock)
        nodes.innerLinks.forEach(unwrap)
        nodes.links.forEach(rewriteLink)
        guard let rendered = cmark_render_html(tree.root, MarkdownTree.options, nil) else {
            return TrustedHTML(trusting: "")
        }
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        return TrustedHTML(trusting: markLinks(String(cString: rendered)))
    }

    /// The words of the text without any markup, for search and summaries: one line per paragraph, cell or item.
    package static func plain(_ source: String) -> String {
        guard let tree = MarkdownTree(source) else { return "" }
        var text = ""
        tree.walk { node, entering in
            let type = cmark_node_get_type(node)
            switch type {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE, CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK:
                text += MarkdownTree.literal(node)
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
                text += " "
            default:
                let isBlock = type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_BLOCK)
                let isCell = String(cString: cmark_node_get_type_string(node)) == "table_cell"
                if !entering, isBlock || isCell, !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
            }
        }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    /// The nodes that must change, gathered before any of them does.
    private struct Nodes {
        var headings: [(node: OpaquePointer, depth: Int)] = []
        var rawInlines: [OpaquePointer] = []
        var rawBlocks: [OpaquePointer] = []
        var links: [OpaquePointer] = []
        /// Links and images within a link or an image: HTML knows no link inside a link.
        var innerLinks: [OpaquePointer] = []

        init(of tree: borrowing MarkdownTree) {
            var levels: [Int32] = []
            var linksAround = 0
            var nodes = (headings, rawInlines, rawBlocks, links, innerLinks)
            tree.walk { node, entering in
                switch cmark_node_get_type(node) {
                case CMARK_NODE_HEADING where entering:
                    let level = cmark_node_get_heading_level(node)
                    while let above = levels.last, above >= level { levels.removeLast() }
                    levels.append(level)
                    nodes.0.append((node, levels.count))
                case CMARK_NODE_HTML_INLINE: nodes.1.append(node)
                case CMARK_NODE_HTML_BLOCK: nodes.2.append(node)
                case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
                    if entering {
                        if linksAround == 0 { nodes.3.append(node) } else { nodes.4.append(node) }
                        linksAround += 1
                    } else {
                        linksAround -= 1
                    }
                default: break
                }
            }
            (headings, rawInlines, rawBlocks, links, innerLinks) = nodes
        }
    }

    /// Typed `<` and `"` are always escaped, so this opening can only come from the renderer.
    private static func markLinks(_ html: String) -> String {
        html.replacing("<a href=\"", with: "<a rel=\"nofollow noopener\" href=\"")
    }

    private static func text(_ words: String) -> OpaquePointer? {
        let node = cmark_node_new(CMARK_NODE_TEXT)
        cmark_node_set_literal(node, words)
        return node
    }

    private static func showTag(_ node: OpaquePointer) {
        replace(node, by: text(MarkdownTree.literal(node)))
    }

    private static func showBlock(_ node: OpaquePointer) {
        let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH)
        let lines = MarkdownTree.literal(node).split(separator: "\n")
        for (index, line) in lines.enumerated() {
            if index > 0 { cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_LINEBREAK)) }
            cmark_node_append_child(paragraph, text(String(line)))
        }
        replace(node, by: paragraph)
    }

    private static func rewriteLink(_ node: OpaquePointer) {
        let typed = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
        guard let link = Hyperlink(typed) else { return unwrap(node) }
        if cmark_node_first_child(node) == nil { cmark_node_append_child(node, text(typed)) }
        guard cmark_node_get_type(node) == CMARK_NODE_IMAGE else {
            cmark_node_set_url(node, link.address)
            cmark_node_set_title(node, "")
            return
        }
        let anchor = cmark_node_new(CMARK_NODE_LINK)
        cmark_node_set_url(anchor, link.address)
        while let child = cmark_node_first_child(node) {
            guard cmark_node_append_child(anchor, child) == 1 else { break }
        }
        replace(node, by: anchor)
    }

    private static func unwrap(_ node: OpaquePointer) {
        while let child = cmark_node_first_child(node) {
            guard cmark_node_insert_before(node, child) == 1 else { break }
        }
        cmark_node_unlink(node)
        cmark_node_free(node)
    }

    private static func replace(_ old: OpaquePointer, by new: OpaquePointer?) {
        if cmark_node_replace(old, new) == 0 {
            cmark_node_unlink(old)
            cmark_node_free(new)
        }
        cmark_node_free(old)
    }
}
