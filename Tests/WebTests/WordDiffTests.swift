import Testing

@testable import Web

@Suite struct WordDiffs {
    @Test(arguments: [
        ("un ticket jaune", "un ticket vert", "un ticket <del>jaune</del><ins>vert</ins>"),
        ("a b c", "a c", "a <del>b </del>c"),
        ("", "neuf", "<ins>neuf</ins>"),
        ("vieux", "", "<del>vieux</del>"),
        ("pareil", "pareil", "pareil"),
        ("x <b>", "x <i>\ny", "x <del>&lt;b&gt;</del><ins>&lt;i&gt;<br>y</ins>"),
    ])
    func `marks what came and what went, and escapes what was typed`(_ old: String, _ new: String, _ html: String) {
        #expect(WordDiff.html(from: old, to: new).description == html)
    }

    @Test func `two long texts with nothing in common are given whole, at once`() {
        let old = (0..<4000).map { "a\($0)" }.joined(separator: " ")
        let new = (0..<4000).map { "b\($0)" }.joined(separator: "_ ")

        let html = WordDiff.html(from: old, to: new).description

        #expect(html == "<del>\(old)</del><ins>\(new)</ins>")
    }

    @Test func `without its insertions it is the old text, without its deletions the new one`() {
        let words = ["le", "ticket", "bleu", "jaune", "file", "\n", "guichet"]
        var dice = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let old = (0..<Int.random(in: 0...30, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }
            let new = (0..<Int.random(in: 0...30, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }
            let (left, right) = (old.joined(separator: " "), new.joined(separator: " "))
            let html = WordDiff.html(from: left, to: right).description.replacing("<br>", with: "\n")

            #expect(html.replacing(/(?s)<ins>.*?<\/ins>/, with: "").replacing(/<\/?del>/, with: "") == left)
            #expect(html.replacing(/(?s)<del>.*?<\/del>/, with: "").replacing(/<\/?ins>/, with: "") == right)
        }
    }
}
