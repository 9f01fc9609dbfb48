package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Signature;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenIdentity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalTokenTest {
  private static final byte[] MESSAGE = {1, 2, 3};
  private SoftHsm hsm;
  private TokenIdentity token;

  @BeforeAll
  void freshToken() {
    hsm = SoftHsm.fresh();
    token = hsm.token("Alice");
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void aSignatureVerifies(KeyAlgorithm algorithm) throws Exception {
    try (Pkcs11TokenPort port = hsm.port();
        PersonalToken alice = port.openPersonal(token, SoftHsm.USER_PIN.toCharArray())) {
      GeneratedKey key = alice.generateSigningKey(algorithm, "key " + algorithm);
      byte[] signature = alice.sign(key.spki(), MESSAGE);
      Signature verifier = Signature.getInstance(algorithm.scheme());
      verifier.initVerify(key.publicKey());
      verifier.update(MESSAGE);
      assertThat(verifier.verify(signature)).isTrue();
    }
  }
}
