import Domain
package import Foundation
package import Media
package import Modules
package import Store
import Synchronization

/// What every handler works with: the store, the media folder, the content types, the pages and the house's settings.
package struct Site: Sendable {
    package let store: Store
    package let media: MediaStore
    package let library: ModuleLibrary
    package let inspectors: Inspectors
    package let printer: DocumentPrinter
    package let renderer: Renderer
    package let passwords: Passwords
    package let options: Options
    /// Faked by tests only.
    package let now: @Sendable () -> Date

    package struct Options: Sendable {
        /// As people type it, without a final slash: printed on labels, cards and invitations.
        package var publicURL: String
        /// True behind TLS, our own or a trusted proxy's: cookies are then Secure.
        package var isSecure: Bool
        /// Addresses whose `X-Forwarded-For` is believed.
        package var trustedProxies: Set<String>
        /// One-time code of the first start; nil once somebody exists.
        package var firstStartCode: String?

        /// Pages load themselves anew when a content type changes.
        package var isDevelopment: Bool

        package init(
            publicURL: String, isSecure: Bool = false, trustedProxies: Set<String> = [], firstStartCode: String? = nil,
            isDevelopment: Bool = false
        ) {
            self.publicURL = publicURL
            self.isSecure = isSecure
            self.trustedProxies = trustedProxies
            self.firstStartCode = firstStartCode
            self.isDevelopment = isDevelopment
        }
    }

    package init(
        store: Store, media: MediaStore, library: ModuleLibrary, inspectors: Inspectors, printer: DocumentPrinter,
        renderer: Renderer, passwords: Passwords, options: Options, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.media = media
        self.library = library
        self.inspectors = inspectors
        self.printer = printer
        self.renderer = renderer
        self.passwords = passwords
        self.options = options
        self.now = now
    }

    /// The content types as they are now; take it once for what must fit together.
    package var modules: Registry { library.registry }

    /// May people who are not signed in read? On unless an admin turned it off.
    package func isReadingOpen() async throws -> Bool {
        let generation = await store.publicGeneration()
        return try await renderer.cache.setting("openReading", generation: generation) {
            try await store.settings.value(.openReading) != "no"
        }
    }
}
