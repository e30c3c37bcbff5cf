import { createHash, X509Certificate } from 'node:crypto'

/** The same authority has the same identifiers each time, so that a second download replaces the first. */
const uuidOf = (pem: string, part: string): string =>
  createHash('sha256')
    .update(part)
    .update(pem)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
    .toUpperCase()

/** A configuration profile of Apple's with one certificate (Device Management: CertificateRoot). */
export function profileOf(pem: string): string {
  const data = new X509Certificate(pem).raw.toString('base64')
  const common = (part: string, type: string): string =>
    `<key>PayloadIdentifier</key><string>gridward.${part}</string><key>PayloadUUID</key><string>${uuidOf(pem, part)}</string>` +
    `<key>PayloadType</key><string>${type}</string><key>PayloadVersion</key><integer>1</integer><key>PayloadDisplayName</key><string>呼应 Gridward</string>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>${common('profile', 'Configuration')}<key>PayloadContent</key><array><dict>
${common('authority', 'com.apple.security.root')}<key>PayloadCertificateFileName</key><string>gridward.crt</string><key>PayloadContent</key><data>${data}</data>
</dict></array></dict></plist>
`
}
