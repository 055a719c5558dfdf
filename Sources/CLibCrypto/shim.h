#pragma once
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <string.h>

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
