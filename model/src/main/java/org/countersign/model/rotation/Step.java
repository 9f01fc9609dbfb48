package org.countersign.model.rotation;

/** What one place has done about one key, in the order in which a rotation asks for it. */
public enum Step {
  /** The new key, or its certificate, has been given to the place. */
  DISTRIBUTED,
  /** The place accepts what the new key signs. */
  TRUSTS_NEW,
  /** The place accepts no more what the old key signs. */
  DISTRUSTS_OLD,
  /** The place has seen a CRL of an issuer, by its number. Of no rotation. */
  SEES_CRL
}
