#pragma once
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <time.h>

// A keyed HMAC context: OSSL_PARAM arrays of C strings are awkward to own from Swift. NULL on failure;
// the caller frees it with EVP_MAC_CTX_free, which cleanses the key.
static inline EVP_MAC_CTX *credit_hmac_context(const char *digest, const unsigned char *key, size_t length) {
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    if (mac == NULL) return NULL;
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(mac);
    EVP_MAC_free(mac); // The context holds its own reference.
    if (context == NULL) return NULL;
    OSSL_PARAM parameters[2];
    parameters[0] = OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)digest, 0);
    parameters[1] = OSSL_PARAM_construct_end();
    if (EVP_MAC_init(context, key, length, parameters) != 1) {
        EVP_MAC_CTX_free(context);
        return NULL;
    }
    return context;
}

// A key on the curve SM2 from parameters on the stack, for the same reason. `point` is uncompressed, 65 bytes;
// `scalar` is in the machine's byte order, 32 bytes, or NULL for a public key. NULL on failure; the caller
// frees it with EVP_PKEY_free.
static inline EVP_PKEY *credit_sm2_key(unsigned char *scalar, unsigned char *point) {
    OSSL_PARAM parameters[4];
    OSSL_PARAM *next = parameters;
    *next++ = OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)SN_sm2, 0);
    *next++ = OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, 65);
    if (scalar != NULL) *next++ = OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, scalar, 32);
    *next = OSSL_PARAM_construct_end();
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "SM2", NULL);
    if (context != NULL && EVP_PKEY_fromdata_init(context) == 1 &&
        EVP_PKEY_fromdata(context, &key, scalar == NULL ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR, parameters) != 1) {
        key = NULL;
    }
    EVP_PKEY_CTX_free(context);
    return key;
}

// The point that belongs to an SM2 scalar, here because it needs seven objects with seven owners. 1, or 0 when
// the scalar is outside 1...n-2 (GB/T 32918.1-2016, 6.1) or memory is exhausted. `native` takes the scalar in
// the machine's byte order.
static inline int credit_sm2_point(const unsigned char *scalar, unsigned char *native, unsigned char *point) {
    int done = 0;
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_sm2);
    EC_POINT *product = group == NULL ? NULL : EC_POINT_new(group);
    BIGNUM *secret = BN_secure_new();
    BIGNUM *limit = BN_new();
    BN_CTX *context = BN_CTX_secure_new();
    if (product != NULL && secret != NULL && limit != NULL && context != NULL &&
        BN_bin2bn(scalar, 32, secret) != NULL &&
        BN_copy(limit, EC_GROUP_get0_order(group)) != NULL && BN_sub_word(limit, 1) == 1 && !BN_is_zero(secret) &&
        BN_cmp(secret, limit) < 0) {
        BN_set_flags(secret, BN_FLG_CONSTTIME);
        done = EC_POINT_mul(group, product, secret, NULL, NULL, context) == 1 &&
               EC_POINT_point2oct(group, product, POINT_CONVERSION_UNCOMPRESSED, point, 65, context) == 65 &&
               BN_bn2nativepad(secret, native, 32) == 32;
    }
    BN_CTX_free(context);
    BN_free(limit);
    BN_clear_free(secret);
    EC_POINT_free(product);
    EC_GROUP_free(group);
    return done;
}

// Whether 32 bytes encode a point of edwards25519 canonically (RFC 8032, 5.1.3) that is not one of the eight of
// small order, for which anybody can sign. libcrypto finds out only when it verifies, and not all of it. Keys
// are public: no need for constant time.
static inline int credit_ed25519_is_usable(const unsigned char *key) {
    unsigned char bytes[32];
    memcpy(bytes, key, 32);
    bytes[31] &= 0x7f; // The sign of x: both are points when x is not 0.
    int usable = 0;
    BIGNUM *p = NULL, *d = NULL;
    BN_hex2bn(&p, "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed");
    BN_hex2bn(&d, "52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3");
    BIGNUM *y = BN_lebin2bn(bytes, 32, NULL), *square = BN_new(), *u = BN_new(), *v = BN_new();
    BIGNUM *product = BN_new();
    BN_CTX *context = BN_CTX_new();
    // x^2 = u / v with u = y^2 - 1 and v = d y^2 + 1, which is never 0. u / v is a square when u v is one;
    // Kronecker's symbol is 0 for x = 0, the points of order 1 and 2. y = 0 gives order 4, and x^2 = -y^2, that
    // is u + v y^2 = 0, order 8.
    if (p != NULL && d != NULL && y != NULL && square != NULL && u != NULL && v != NULL && product != NULL &&
        context != NULL &&
        BN_cmp(y, p) < 0 && !BN_is_zero(y) && BN_mod_sqr(square, y, p, context) &&
        BN_mod_sub(u, square, BN_value_one(), p, context) &&
        BN_mod_mul(v, d, square, p, context) && BN_mod_add(v, v, BN_value_one(), p, context) &&
        BN_mod_mul(product, u, v, p, context) && BN_kronecker(product, p, context) == 1 &&
        BN_mod_mul(v, v, square, p, context) && BN_mod_add(v, v, u, p, context)) {
        usable = !BN_is_zero(v);
    }
    BN_CTX_free(context);
    BN_free(product);
    BN_free(v);
    BN_free(u);
    BN_free(square);
    BN_free(y);
    BN_free(d);
    BN_free(p);
    return usable;
}

// Seconds since 1970 of a time in a certificate, here because `struct tm` has fields of the C library's own. 1, or 0
// for text that is no time.
static inline int credit_asn1_seconds(const ASN1_TIME *time, int64_t *seconds) {
    struct tm parts;
    memset(&parts, 0, sizeof parts);
    if (time == NULL || ASN1_TIME_to_tm(time, &parts) != 1) return 0;
    *seconds = timegm(&parts);
    return 1;
}

// Writes a name as RFC 4514 text in UTF-8; the flags are macros that Swift does not see. 1, or 0.
static inline int credit_print_name(BIO *bio, const X509_NAME *name) {
    return X509_NAME_print_ex(bio, name, 0, XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB) >= 0;
}

// The identity that GM/T 0009 gives to signers with SM2 who have none of their own.
static const unsigned char credit_sm2_identity[16] = "1234567812345678";

// Tells a certificate the identity under which its issuer signed it; without, libcrypto takes the empty one. To be
// called before the certificate is shared. 1, or 0 when memory is exhausted.
static inline int credit_set_sm2_identity(X509 *certificate) {
    ASN1_OCTET_STRING *identity = ASN1_OCTET_STRING_new();
    if (identity == NULL || ASN1_OCTET_STRING_set(identity, credit_sm2_identity, sizeof credit_sm2_identity) != 1) {
        ASN1_OCTET_STRING_free(identity);
        return 0;
    }
    X509_set0_distinguishing_id(certificate, identity); // Takes it over.
    return 1;
}

// Whether a revocation list has a signature with SM2 and SM3 by this key under the identity above. libcrypto 3.0 has no
// way to tell X509_CRL_verify an identity. Reads the list only: it may be shared.
static inline int credit_crl_has_sm2_signature(X509_CRL *list, EVP_PKEY *key) {
    const ASN1_BIT_STRING *signature = NULL;
    unsigned char *der = NULL;
    int valid = 0, length, tag, kind;
    long content;
    if (key == NULL || X509_CRL_get_signature_nid(list) != NID_SM2_with_SM3 || !EVP_PKEY_is_a(key, "SM2") ||
        (length = i2d_X509_CRL(list, &der)) <= 0) return 0;
    X509_CRL_get0_signature(list, &signature, NULL);
    // What is signed is the first member of the sequence, with its own head (RFC 5280, 5.1).
    const unsigned char *cursor = der, *begin;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *settings = NULL; // Owned by `context`.
    if (context != NULL && (ASN1_get_object(&cursor, &content, &tag, &kind, length) & 0x80) == 0) {
        begin = cursor;
        if ((ASN1_get_object(&cursor, &content, &tag, &kind, length - (begin - der)) & 0x80) == 0 &&
            EVP_DigestVerifyInit_ex(context, &settings, "SM3", NULL, NULL, key, NULL) == 1 &&
            EVP_PKEY_CTX_set1_id(settings, credit_sm2_identity, sizeof credit_sm2_identity) == 1) {
            valid = EVP_DigestVerify(context, ASN1_STRING_get0_data(signature), ASN1_STRING_length(signature), begin,
                                     cursor - begin + content) == 1;
        }
    }
    EVP_MD_CTX_free(context);
    OPENSSL_free(der);
    return valid;
}

// Called by X509_verify_cert for each finding; overrules one only: that a list with a good SM2 signature has a bad one.
static inline int credit_judge_finding(int fine, X509_STORE_CTX *context) {
    if (fine || X509_STORE_CTX_get_error(context) != X509_V_ERR_CRL_SIGNATURE_FAILURE) return fine;
    X509_CRL *list = X509_STORE_CTX_get0_current_crl(context);
    X509 *issuer = X509_STORE_CTX_get0_current_issuer(context);
    if (list == NULL || issuer == NULL ||
        !credit_crl_has_sm2_signature(list, X509_get0_pubkey(issuer))) return 0;
    X509_STORE_CTX_set_error(context, X509_V_OK);
    return 1;
}
