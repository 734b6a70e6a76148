import Domain
import Modules
import Testing

/// A piece of a page as it could be sent, and exactly what is wrong in it: last three digits of the code and column.
struct BrokenPage: CustomTestStringConvertible, Sendable {
    let html: String
    let expected: [String]

    var testDescription: String { html }

    init(_ html: String, _ expected: String...) {
        self.html = html
        self.expected = expected
    }
}

@Suite struct RenderedChecks {
    static let broken = [
        BrokenPage("<div><p>a</div>", "021 6"),
        BrokenPage("<p>a</p></p>", "022 9"),
        BrokenPage("<p class=a>b</p>", "026 1", "022 13"),
        BrokenPage("<p>3 < 4</p>", "026 6", "021 1"),
        BrokenPage("<!-- a -->", "026 1"),
        BrokenPage("<h2>a</h2><h4>b</h4>", "050 11"),
        BrokenPage("<h3>a</h3>", "050 1"),
        BrokenPage("<p style=\"color:red\">a</p>", "041 1"),
        BrokenPage("<style>p{}</style>", "020 1"),
        BrokenPage("<script>1</script>", "020 1"),
        BrokenPage("<p onclick=\"x()\">a</p>", "042 1"),
        BrokenPage("<img src=\"https://x.example/a\" alt=\"\">", "051 1"),
        BrokenPage("<img src=\"//x.example/a\" alt=\"\">", "051 1"),
        BrokenPage("<img srcset=\"/a 320w, https://x.example/b 640w\" alt=\"\">", "051 1"),
        BrokenPage("<svg><use href=\"https://x.example/i.svg#a\"/></svg>", "051 6"),
        BrokenPage("<a href=\"javascript:alert(1)\">a</a>", "051 1"),
        BrokenPage("<form action=\"https://x.example\"></form>", "051 1"),
        BrokenPage("<img src=\"/a\">", "052 1"),
        BrokenPage("<input type=\"text\">", "053 1"),
        BrokenPage("<label for=\"a\">b</label><textarea id=\"c\"></textarea><p id=\"a\"></p>", "053 25"),
        BrokenPage("<a href=\"/a\"></a>", "054 1"),
        BrokenPage("<button><svg aria-hidden=\"true\"><text>x</text></svg></button>", "054 1"),
        BrokenPage("<p id=\"a\"></p><p id=\"a\"></p>", "055 15"),
        BrokenPage("<p aria-labelledby=\"a b\" id=\"a\"></p>", "056 1"),
    ]

    @Test(arguments: broken)
    func `a fault on a filled-in page is found where it is`(_ page: BrokenPage) {
        let found = RenderedCheck.problems(in: page.html, file: "ticket, page, fr").map {
            "\($0.code.suffix(3)) \($0.column)"
        }

        #expect(found.sorted() == page.expected.sorted())
    }

    @Test func `what the host itself makes is found right`() {
        let html = """
            <section class="stack" aria-labelledby="h"><h2 id="h">Titre</h2>
            <figure><img src="/p/1/640" srcset="/p/1/320 320w, /p/1/640 640w" alt="Une chaise" loading="lazy"></figure>
            <ul class="tick-list"><li><label><input type="checkbox"><span>Papier</span></label></li></ul>
            <a href="/f/1"><svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#pdf"/></svg>Modèle</a>
            <a href="https://ville.example" rel="noopener nofollow">la ville</a><h3>Détail</h3><p hidden>a &amp; b</p>
            <label for="q">Chercher</label><input id="q"><button type="submit" aria-label="Chercher"></button>
            </section>
            """

        #expect(RenderedCheck.problems(in: html, file: "x") == [])
    }

    @Test func `a whole page begins at h1`() {
        #expect(RenderedCheck.problems(in: "<!doctype html><h1>a</h1><h2>b</h2>", file: "x", below: 0) == [])
        #expect(RenderedCheck.problems(in: "<h2>b</h2>", file: "x", below: 0).map(\.code) == ["E-VIEW-050"])
    }
}
