import Domain
import Testing

@testable import Web

@Suite struct MarkdownTests {
    @Test(arguments: [
        ("Un *petit* **ticket**", "<p>Un <em>petit</em> <strong>ticket</strong></p>\n"),
        ("ligne un\nligne deux", "<p>ligne un<br />\nligne deux</p>\n"),
        ("~~non~~", "<p><del>non</del></p>\n"),
        ("a < b & c > d \"e\"", "<p>a &lt; b &amp; c &gt; d &quot;e&quot;</p>\n"),
    ])
    func `writes what was typed`(_ source: String, _ html: String) {
        #expect(Markdown.html(source).description == html)
    }

    @Test func `writes tables and task lists`() {
        let table = Markdown.html("| a | b |\n|---|---|\n| [x](https://e.fr) | <b> |").description
        let dropped = Markdown.html("| [~~x~~ y](data:a) |\n|---|\n| ![z](//a.fr) |").description
        let tasks = Markdown.html("- [x] fait\n- [ ] reste").description

        #expect(table.contains("<th>a</th>"))
        #expect(table.contains("<td><a rel=\"nofollow noopener\" href=\"https://e.fr\">x</a></td>"))
        #expect(table.contains("<td>&lt;b&gt;</td>"))
        #expect(dropped.contains("<th><del>x</del> y</th>"))
        #expect(dropped.contains("<td>z</td>"))
        #expect(tasks.contains("<input type=\"checkbox\" checked=\"\" disabled=\"\" /> fait"))
    }

    @Test func `puts headings below those of the page and skips no level`() {
        let html = Markdown.html("### a\n\n# b\n\n#### c\n\n## d\n\n# e").description
        let deep = Markdown.html("# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6", headingOffset: 3).description

        #expect(html == "<h3>a</h3>\n<h3>b</h3>\n<h4>c</h4>\n<h4>d</h4>\n<h3>e</h3>\n")
        #expect(deep.hasPrefix("<h4>1</h4>\n<h5>2</h5>\n<h6>3</h6>\n<h6>4</h6>"))
    }

    @Test func `shows typed tags instead of obeying or losing them`() {
        let html = Markdown.html("Menu <Fichier> puis <script>alert(1)</script>\n\n<div onclick=x>\nbloc\n</div>\n")
            .description

        #expect(html.contains("Menu &lt;Fichier&gt; puis &lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(html.contains("<p>&lt;div onclick=x&gt;<br />\nbloc<br />\n&lt;/div&gt;</p>"))
        #expect(!html.contains("raw HTML omitted"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#x0A;script:alert(1)", "&#1;javascript:x",
        "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "//evil.example", "/\\evil.example", "../admin", "",
    ])
    func `drops a link that leads nowhere good and keeps its words`(_ address: String) {
        #expect(Markdown.html("[mots](<\(address)>)").description == "<p>mots</p>\n")
    }

    @Test(arguments: [
        ("https://a.fr/?x=1&y=é \"", "https://a.fr/?x=1&amp;y=%C3%A9%20%22"), ("HTTP://a.fr", "HTTP://a.fr"),
        ("mailto:a@b.fr", "mailto:a@b.fr"), ("/tutoriels/7", "/tutoriels/7"), ("#etape", "#etape"),
        ("www.ville.fr", "https://www.ville.fr"),
    ])
    func `keeps a good link and marks it`(_ address: String, _ written: String) {
        let html = Markdown.html("[mots](<\(address)> \"titre\")").description

        #expect(html == "<p><a rel=\"nofollow noopener\" href=\"\(written)\">mots</a></p>\n")
    }

    @Test func `marks bare links and addresses`() {
        let html = Markdown.html("Voir www.ville.fr et https://a.fr/x, écrire à moi@ville.fr").description

        #expect(html.contains("<a rel=\"nofollow noopener\" href=\"http://www.ville.fr\">www.ville.fr</a>"))
        #expect(html.contains("<a rel=\"nofollow noopener\" href=\"https://a.fr/x\">https://a.fr/x</a>,"))
        #expect(html.contains("<a rel=\"nofollow noopener\" href=\"mailto:moi@ville.fr\">moi@ville.fr</a>"))
    }

    @Test func `turns images into links and never nests links`() {
        let image = Markdown.html("![la chaise](https://a.fr/c.jpg)").description
        let nameless = Markdown.html("![](https://a.fr/c.jpg)").description
        let inLink = Markdown.html("[![alt](https://a.fr/c.jpg)](https://b.fr)").description
        let around = Markdown.html("![a [b](https://b.fr) c](https://a.fr)").description

        #expect(image == "<p><a rel=\"nofollow noopener\" href=\"https://a.fr/c.jpg\">la chaise</a></p>\n")
        #expect(nameless == "<p><a rel=\"nofollow noopener\" href=\"https://a.fr/c.jpg\">https://a.fr/c.jpg</a></p>\n")
        #expect(inLink == "<p><a rel=\"nofollow noopener\" href=\"https://b.fr\">alt</a></p>\n")
        #expect(around == "<p><a rel=\"nofollow noopener\" href=\"https://a.fr\">a b c</a></p>\n")
    }

    @Test func `gives the words alone`() {
        let source = """
            # Le *ticket*

            Il faut `couper` [ici](https://a.fr)
            puis **là** <b>.

            - un
            - deux ![photo](https://a.fr/p.jpg)

            | a | b |
            |---|---|
            | 1 | 2 |
            """

        #expect(Markdown.plain(source) == "Le ticket\nIl faut couper ici puis là <b>.\nun\ndeux photo\na\nb\n1\n2")
        #expect(Markdown.plain("") == "")
        #expect(Markdown.html("").description == "")
    }

    @Test func `reads forty thousand characters and no more`() {
        let html = Markdown.html(String(repeating: "a", count: 40_000) + "b").description

        #expect(html == "<p>" + String(repeating: "a", count: 40_000) + "</p>\n")
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "[", "![", "*a _b ", "> ", "- ", "`a``b", "<!--", "<a ", "a@b.", "www.a.", "~a~~", "[a](", "|a|\n|-|\n",
            "\\", "&a",
            "[^1]", "* * ", "_a**", "](", "1. ", "\u{300}", "| ", "<?", "![[]()", "http://(", "[a]: b\n", "- [ ] ",
        ])
    func `is not slowed down by a tiresome text`(_ piece: String) {
        let source = String(repeating: piece, count: MarkdownTree.longest / piece.unicodeScalars.count)
        var html = TrustedHTML(trusting: "")

        let time = ContinuousClock().measure { html = Markdown.html(source) }

        #expect(time < .seconds(5))
        #expect(html.description.utf8.count < 60 * source.utf8.count)
        print("markdown \(piece.debugDescription): \(time)")
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            String(repeating: "|a", count: 5_000) + "\n" + String(repeating: "|-", count: 5_000) + "\n"
                + String(repeating: "a\n", count: 9_000),
            String(repeating: "- ", count: 10_000) + "a\n" + String(repeating: "\n", count: 19_000),
            String(repeating: "> ", count: 10_000) + "a\n" + String(repeating: "a\n", count: 9_000),
            String(repeating: ">", count: 100) + "a\n"
                + String(repeating: String(repeating: ">", count: 100) + "\n", count: 390),
            (0..<200).map { String(repeating: " ", count: $0) + "* a\n" }.joined(),
        ])
    func `is not blown up by a text of many rows`(_ source: String) {
        var html = TrustedHTML(trusting: "")

        let time = ContinuousClock().measure { html = Markdown.html(source) }

        #expect(time < .seconds(3))
        #expect(html.description.utf8.count < 60 * source.utf8.count)
        print("markdown \(source.prefix(12).debugDescription)…: \(time)")
    }

    @Test func `quotes and lists nest forty deep, then show their markers`() {
        let quotes = Markdown.html(String(repeating: "> ", count: 45) + "mot").description
        let lists = Markdown.html(String(repeating: "1. ", count: 42) + "mot").description

        #expect(quotes.split(separator: "<blockquote>").count == 40)
        #expect(quotes.contains("&gt; &gt; &gt; &gt; &gt; mot"))
        #expect(lists.split(separator: "<ol>").count == 40)
        #expect(lists.contains("1. 1. mot"))
    }

    @Test func `many texts at once come out as one by one`() async {
        let source = "~~a~~ www.ville.fr **b** [x](https://a.fr)\n\n| a |\n|---|\n| ~~b~~ |"
        let expected = Markdown.html(source)

        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<100).count { _ in Markdown.html(source) != expected } }
            }
            for await differences in group { #expect(differences == 0) }
        }
    }
}
