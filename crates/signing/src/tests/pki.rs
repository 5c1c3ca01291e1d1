//! Authorities and holders.

use super::NOW_SECONDS;
use crate::{Certificate, Hash, LocalKey, Trust, TrustList};
use der::Encode;
use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, CrlDistributionPoint,
    CustomExtension, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyIdMethod,
    KeyPair, KeyUsagePurpose, RevokedCertParams, RsaKeySize, SerialNumber,
};
use std::sync::LazyLock;
use time::{Duration, OffsetDateTime};

pub(super) fn at(days: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(NOW_SECONDS).unwrap() + Duration::days(days)
}

/// A certificate with its key.
pub(super) struct Identity {
    pub(super) params: CertificateParams,
    pub(super) pair: KeyPair,
    pub(super) certificate: Certificate,
}

pub(super) fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    let mut dn = DistinguishedName::new();
    dn.push(DnType::CountryName, "VN");
    dn.push(DnType::OrganizationName, "UBND xã Xuân Lôi");
    dn.push(DnType::CommonName, name);
    params.distinguished_name = dn;
    params.not_before = at(-300);
    params.not_after = at(300);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
    params
}

pub(super) fn authority(name: &str) -> CertificateParams {
    let mut params = params(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.not_before = at(-2_000);
    params.not_after = at(2_000);
    params
}

pub(super) fn p256() -> KeyPair {
    KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap()
}

impl Identity {
    pub(super) fn root(name: &str) -> Self {
        let (params, pair) = (authority(name), p256());
        let made = params.self_signed(&pair).unwrap();
        let certificate = Certificate::from_der(made.der()).unwrap();
        Self { params, pair, certificate }
    }

    /// Issues a certificate; `change` may spoil it.
    pub(super) fn issue(
        &self,
        params: CertificateParams,
        pair: KeyPair,
        change: impl FnOnce(&mut CertificateParams),
    ) -> Self {
        let mut params = params;
        params.crl_distribution_points =
            vec![CrlDistributionPoint { uris: vec![self.crl_address()] }];
        change(&mut params);
        let made = params.signed_by(&pair, &self.issuer()).unwrap();
        let certificate = Certificate::from_der(made.der()).unwrap();
        Self { params, pair, certificate }
    }

    /// An ordinary holder.
    pub(super) fn holder(&self, name: &str, change: impl FnOnce(&mut CertificateParams)) -> Self {
        let asked = |p: &mut CertificateParams| {
            p.custom_extensions.push(ocsp_address());
            change(p);
        };
        self.issue(params(name), p256(), asked)
    }

    pub(super) fn issuer(&self) -> Issuer<'_, &KeyPair> {
        Issuer::from_params(&self.params, &self.pair)
    }

    fn crl_address(&self) -> String {
        format!("http://crl.test/{}", self.certificate.serial())
    }

    pub(super) fn key(&self, issuers: &[&Self]) -> LocalKey {
        self.key_over(Hash::Sha256, issuers)
    }

    pub(super) fn key_over(&self, hash: Hash, issuers: &[&Self]) -> LocalKey {
        let mut certificates = vec![self.certificate.clone()];
        certificates.extend(issuers.iter().map(|issuer| issuer.certificate.clone()));
        LocalKey::from_pkcs8(&self.pair.serialize_der(), certificates, hash).unwrap()
    }

    /// A list of what it revoked, made so many days after now.
    pub(super) fn crl(&self, revoked: &[(&Self, i64)], made: i64) -> Vec<u8> {
        let entry = |(who, day): &(&Self, i64)| RevokedCertParams {
            serial_number: SerialNumber::from_slice(
                who.certificate.parsed.tbs_certificate.serial_number.as_bytes(),
            ),
            revocation_time: at(*day),
            reason_code: None,
            invalidity_date: None,
        };
        let list = CertificateRevocationListParams {
            this_update: at(made) - Duration::hours(1),
            next_update: at(made + 7),
            crl_number: SerialNumber::from(7_u64),
            issuing_distribution_point: None,
            revoked_certs: revoked.iter().map(entry).collect(),
            key_identifier_method: KeyIdMethod::Sha256,
        };
        list.signed_by(&self.issuer()).unwrap().der().to_vec()
    }
}

/// Where OCSP is asked.
pub(super) fn ocsp_address() -> CustomExtension {
    use x509_cert::ext::pkix::{AccessDescription, AuthorityInfoAccessSyntax, name::GeneralName};
    let access = AuthorityInfoAccessSyntax(vec![AccessDescription {
        access_method: crate::oids::OCSP_ACCESS,
        access_location: GeneralName::UniformResourceIdentifier(
            der::asn1::Ia5String::new("http://ocsp.test/").unwrap(),
        ),
    }]);
    CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], access.to_der().unwrap())
}

/// Everybody.
pub(super) struct World {
    pub(super) root: Identity,
    pub(super) issuing: Identity,
    pub(super) stranger: Identity,
    pub(super) tsa: Identity,
    pub(super) responder: Identity,
    pub(super) rsa: Identity,
    pub(super) p256: Identity,
    pub(super) p384: Identity,
    pub(super) revoked: Identity,
    pub(super) old: Identity,
}

pub(super) static WORLD: LazyLock<World> = LazyLock::new(World::new);

impl World {
    fn new() -> Self {
        let root = Identity::root("Gốc thử nghiệm");
        let issuing = root.issue(authority("Cơ quan cấp thử nghiệm"), p256(), |_| ());
        let rsa = KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, RsaKeySize::_2048).unwrap();
        let p384 = KeyPair::generate_for(&rcgen::PKCS_ECDSA_P384_SHA384).unwrap();
        let with_ocsp = |p: &mut CertificateParams| p.custom_extensions.push(ocsp_address());
        Self {
            tsa: issuing.issue(params("Dấu thời gian thử nghiệm"), p256(), |p| {
                p.custom_extensions.push(purpose_of_stamping(true));
            }),
            responder: issuing.holder("Trả lời OCSP", |p| {
                p.extended_key_usages = vec![ExtendedKeyUsagePurpose::OcspSigning];
            }),
            rsa: issuing.issue(params("Nguyễn Văn Rừng"), rsa, with_ocsp),
            p256: issuing.holder("Trần Thị Sông", |_| ()),
            p384: issuing.issue(params("UBND xã Xuân Lôi"), p384, with_ocsp),
            revoked: issuing.holder("Lê Văn Mất Khóa", |_| ()),
            old: issuing.holder("Phạm Thị Hết Hạn", |p| p.not_after = at(-10)),
            stranger: Identity::root("Gốc lạ"),
            root,
            issuing,
        }
    }

    /// The issuers of everybody.
    pub(super) fn issuers(&self) -> [&Identity; 2] {
        [&self.issuing, &self.root]
    }

    /// Roots without what was revoked.
    pub(super) fn roots(&self) -> Trust {
        let mut trust = Trust::default();
        trust.trust(self.root.certificate.clone(), TrustList::Public);
        trust
    }

    /// Roots with lists made so many days after now. The revoked one was revoked two days ago.
    pub(super) fn trust_at(&self, days: i64) -> Trust {
        let mut trust = self.roots();
        let lists = [self.root.crl(&[], days), self.issuing.crl(&[(&self.revoked, -2)], days)];
        for list in lists {
            trust.add_file(&list, TrustList::Other).unwrap();
        }
        trust
    }
}

pub(super) fn purpose_of_stamping(is_critical: bool) -> CustomExtension {
    let bytes = vec![0x30, 0x0A, 0x06, 0x08, 0x2B, 6, 1, 5, 5, 7, 3, 8];
    let mut extension = CustomExtension::from_oid_content(&[2, 5, 29, 37], bytes);
    extension.set_criticality(is_critical);
    extension
}
