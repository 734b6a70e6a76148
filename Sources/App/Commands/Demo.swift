import ArgumentParser
import Domain
import Foundation
import Logging
import Store
import Web

/// `bricoleur demo`.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fills an empty data folder with invented people and bricolages, to try the site.",
        discussion: """
            Refused when anybody exists there already. Prints who can sign in and their common password; it is kept \
            nowhere else. Do not use such a folder for real.
            """)

    @Option(help: "Data folder to fill; made when it is not there. Default: ./data.")
    var data = "data"

    @Option(help: "Folder of content-type modules; may be given several times. Default: ./Plugins.")
    var modules: [String] = []

    @Option(help: "Password of all the demo's members, 12 characters or more. Default: a random one, printed.")
    var password: String?

    func run() async throws {
        var options = try ServeOptions.parse(["--data", data])
        options.modules = modules
        let configuration = try await ServerConfiguration(options)
        let password = self.password ?? Secret.code()
        let folder = URL(fileURLWithPath: data)
        try Self.refuse(password)
        var logger = Logger(label: "bricoleur.demo")
        logger.logLevel = .warning
        let house = try await House.open(
            data: folder, modules: configuration.modules, options: Site.Options(publicURL: configuration.publicURL),
            logger: logger)
        guard try await house.site.store.members.isEmpty() else {
            throw ConfigurationError(description: "\(data) has members already: choose an empty folder for the demo")
        }
        let people = try DemoContent.people()
        var fill = DemoFill(site: house.site, today: Date())
        if let admin = try await fill.invite(people, password: password) {
            try await house.site.afterFirstStart(admin)
        }
        for tutorial in try DemoContent.tutorials() { try await fill.post(tutorial) }
        report(fill, people, password)
    }

    private static func refuse(_ password: String) throws {
        guard Credentials.refusals(password: password, repeated: password, identifier: "").isEmpty else {
            throw ConfigurationError(
                description: "password: \(Limits.passwordMinimum) to \(Limits.passwordMaximum) characters are needed")
        }
    }

    private func report(_ fill: DemoFill, _ people: DemoPeople, _ password: String) {
        print(
            "\(data): \(fill.tutorials) bricolages, \(fill.photos) pictures, \(fill.documents) files, "
                + "\(fill.comments) comments")
        for title in fill.skipped { print("left out, no such content type is loaded: \(title)") }
        for person in people.people {
            let identifier = person.identifier.padding(toLength: 14, withPad: " ", startingAt: 0)
            let role = person.role == "member" ? "" : ", \(person.role)"
            print("  \(identifier) \(person.name), \(people.townHalls[person.townHall]), \(person.service)\(role)")
        }
        print("Password of all of them: \(password)")
    }
}
